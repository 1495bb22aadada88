import { json, type CommandSpec } from './spec.ts';

/** Handing in, and what comes of it. */
export const classroom = {
  grade: {
    text: {
      en: 'mark a folder of submissions, each in a sandbox',
      'zh-CN': '批改一个文件夹里的全部作业，每份都在沙箱中运行',
    },
    usage: 'DIR',
    most: 1,
    options: {
      lesson: {
        value: 'LESSON',
        list: true,
        text: {
          en: 'only these (else all that were handed in)',
          'zh-CN': '只批改这些课（默认全部）',
        },
      },
      roster: {
        value: 'FILE',
        text: { en: 'who is in the class, as CSV', 'zh-CN': '班级名单（CSV 文件）' },
      },
      grading: {
        value: 'FILE',
        text: {
          en: 'what the checks are worth (DIR/grading.yaml)',
          'zh-CN': '各项检查的分值（默认 DIR/grading.yaml）',
        },
      },
      jobs: {
        value: 'N',
        text: { en: 'how many are marked at once', 'zh-CN': '同时批改的份数' },
      },
      fresh: {
        text: {
          en: 'all again, also what has not changed',
          'zh-CN': '全部重新批改，包括没有变化的',
        },
      },
      seed: {
        value: 'N',
        text: {
          en: 'draw these names, texts and sizes',
          'zh-CN': '指定名字、内容和大小的随机种子',
        },
      },
      trust: {
        text: { en: 'without a sandbox, with your rights', 'zh-CN': '不用沙箱，以你的权限运行' },
      },
      csv: { value: 'FILE', text: { en: 'for a gradebook', 'zh-CN': '写成成绩表（CSV）' } },
      junit: { value: 'FILE', text: { en: 'as JUnit XML', 'zh-CN': '写成 JUnit XML' } },
      html: {
        value: 'FILE',
        text: {
          en: 'as a page, with one for each learner beside it',
          'zh-CN': '写成网页，旁边另有每位学员的网页',
        },
      },
      feedback: {
        value: 'DIR',
        text: { en: 'a Markdown file for each learner', 'zh-CN': '为每位学员写一个 Markdown 文件' },
      },
      json,
    },
  },
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
