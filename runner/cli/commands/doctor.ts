import { findingsDocument, prettyFindings } from '../../report/findings.ts';
import { toJson } from '../../report/json.ts';
import { exitStatus, type Command } from '../context.ts';
import { findingsOf } from '../doctor/findings.ts';
import { observe } from '../doctor/observe.ts';

/** Looks whether this machine has what the lessons need. */
export const doctor: Command = async ({
  catalogue,
  screen,
  lang,
  palette,
  invocation,
  packageRoot,
}) => {
  const observed = await observe(process.env, packageRoot);
  const lessons = await Promise.all(catalogue.ids.map((id) => catalogue.load(id)));
  const findings = findingsOf(observed, lessons, lang);
  screen.out(
    invocation.flags.has('json')
      ? toJson(
          findingsDocument(
            findings,
            { node: observed.node, platform: process.platform },
            catalogue.ids,
          ),
        )
      : prettyFindings(findings, { lang, palette, width: screen.width }),
  );
  return findings.some(({ status }) => status === 'problem')
    ? exitStatus.inconclusive
    : exitStatus.passed;
};
