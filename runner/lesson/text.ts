/** The languages that every sentence for a learner exists in. */
export const langs = ['en', 'zh-CN'] as const;

export type Lang = (typeof langs)[number];

/** A sentence in every language. */
export type Text = Readonly<Record<Lang, string>>;

/** Several sentences in every language, such as the hints of a check. */
export type Texts = Readonly<Record<Lang, readonly string[]>>;
