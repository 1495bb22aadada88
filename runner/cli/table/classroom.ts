import type { CommandSpec } from './spec.ts';

/** Handing in, and what comes of it. */
export const classroom = {
  pack: {
    text: {
      en: 'make the archive that you hand in',
      'zh-CN': '制作用于提交的压缩包',
    },
    usage: 'LESSON...',
    most: Infinity,
    options: {
      out: {
        value: 'FILE',
        text: {
          en: 'its name (LESSON.tar.gz, or solutions.tar.gz for several)',
          'zh-CN': '压缩包的文件名（默认 LESSON.tar.gz，多课时为 solutions.tar.gz）',
        },
      },
    },
  },
} satisfies Record<string, CommandSpec>;
