import { expect, test } from 'vitest';
import { html } from '../../../../runner/report/html/html.ts';

const markup = (...[template, ...values]: Parameters<typeof html>) =>
  html(template, ...values).text;

test('values are text, wherever they stand', () => {
  const evil = `</p><script>"it's" && 1</script>]]>`;
  const safe = '&lt;/p&gt;&lt;script&gt;&quot;it&apos;s&quot; &amp;&amp; 1&lt;/script&gt;]]&gt;';
  expect(markup`<p title="${evil}">${evil}</p>`).toBe(`<p title="${safe}">${safe}</p>`);
});

test('what was escaped already is escaped again', () => {
  expect(markup`${'&lt;'}`).toBe('&amp;lt;');
});

test('only what a template has made is markup, and what only looks like it is not', () => {
  expect(markup`<p>${html`<b>${'<'}</b>`}</p>`).toBe('<p><b>&lt;</b></p>');
  const lookalike = { text: '<b>', toString: () => '<b>' } as unknown as string;
  expect(markup`${[lookalike].map(String)}`).toBe('&lt;b&gt;');
});

test('lists stand side by side; undefined and false are left out, nothing else is', () => {
  expect(markup`${['a', html`<br />`, undefined, false, 0, '']}|`).toBe('a<br />0|');
});

test('control characters, and what turns the writing around, are shown, not passed on', () => {
  expect(markup`${'a\u0000\u001b[31m\u0085\u007f \u202eb\u2066\ud800'}`).toBe(
    'a␀␛[31m�� &lt;U+202E&gt;b&lt;U+2066&gt;&lt;U+D800&gt;',
  );
});

test('line ends and tabs stay', () => {
  expect(markup`${'a\n\tb\r\nc\rd'}`).toBe('a\n\tb\r\nc␍d');
});

test('the indentation of a template is left out, that of a value is not', () => {
  expect(markup`<pre>
    ${'a\n    b'}
  </pre>`).toBe('<pre>\na\n    b\n</pre>');
});
