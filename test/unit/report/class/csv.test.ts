import { expect, test } from 'vitest';
import { classCsv } from '../../../../runner/report/class/csv.ts';
import {
  aClass,
  aRow,
  first,
  hostileNames,
  marked,
  second,
  unusable,
} from '../../helpers/a-class.ts';
import { failed, inconclusive, skipped } from '../../helpers/results.ts';

const framing = { framing: failed, colons: skipped('framing') };

/** The lines, without the mark that says that it is UTF-8. */
function linesOf(csv: string): string[] {
  expect(csv.startsWith('\ufeff')).toBe(true);
  expect(csv.endsWith('\r\n')).toBe(true);
  return csv.slice(1).trimEnd().split('\r\n');
}

test('there is a line for each learner: who it is, the points, the lessons, the checks', () => {
  const rows = [
    aRow('Ada', { [first.id]: marked({ greeting: inconclusive }) }, { id: '0042' }),
    aRow('陈小明', { [first.id]: marked(framing), [second.id]: marked({}, second) }),
    aRow('Dan', {}, { id: '7' }),
    aRow('Eve', { [first.id]: unusable }),
  ];
  expect(linesOf(classCsv(aClass(rows, [first, second])))).toEqual([
    'id,name,folder,total points,total of,total bonus,total open,' +
      '90-example status,90-example points,90-example of,90-example bonus,90-example open,90-example first to mend,' +
      '91-another status,91-another points,91-another of,91-another bonus,91-another open,91-another first to mend,' +
      '90-example greeting,90-example framing,90-example colons,90-example crowd,' +
      '91-another greeting,91-another framing,91-another colons,91-another crowd',
    '0042,Ada,Ada,2,6,1,1,inconclusive,2,3,1,1,,missing,,,,,,inconclusive,passed,passed,passed,,,,',
    ',陈小明,陈小明,4,6,2,0,failed,1,3,1,0,framing,star,3,3,1,0,,passed,failed,skipped,passed,passed,passed,passed,passed',
    '7,Dan,,,,,,missing,,,,,,missing,,,,,,,,,,,,,',
    ',Eve,Eve,,,,,unusable,,,,,,missing,,,,,,,,,,,,,',
  ]);
});

test('no name is a formula, another line, or a control character', () => {
  const rows = hostileNames.map((name) => aRow(name));
  const csv = classCsv(aClass(rows));
  const lines = linesOf(csv);
  expect(lines).toHaveLength(hostileNames.length + 1);
  expect(csv.slice(1)).not.toMatch(/[\u0000-\u0009\u000b\u000c\u000e-\u001f\u007f-\u009f]|[^\r]\n/);
  const names = lines.slice(1).map((line) => line.split(',')[1] ?? '');
  expect(names.filter((name) => /^"?[=+\-@\t\r]/.test(name))).toEqual([]);
  expect(names).toContain(`'-2+3+cmd()`);
});
