import {type IParagraphStyleOptions, type IStylesOptions, LeaderType, LineRuleType, TabStopType} from "docx";

/** The typeface of the document, which comes inside it. */
export const FONT = "Source Sans 3";
/** Width of the text on an A4 page, in twentieths of a point. */
export const TEXT_WIDTH = 9638;

const INK = "1B1D21";
const QUIET = "50555E";

/** What is set closer in a briefing. */
const CLOSE: Readonly<Record<string, Partial<IParagraphStyleOptions>>> = {
  Subtitle: {run: {font: FONT, size: 22, color: QUIET}, paragraph: {spacing: {after: 80}}},
  Finding: {run: {size: 22}},
  Note: {run: {size: 15, color: QUIET}},
  Source: {run: {size: 14, color: QUIET}, paragraph: {spacing: {before: 20, after: 80}}},
  Caption: {run: {bold: true, size: 17}, paragraph: {spacing: {before: 80, after: 40}, keepNext: true}},
  TableText: {run: {size: 16}, paragraph: {spacing: {after: 0, line: 220, lineRule: LineRuleType.AUTO}}}
};

function headingOf(size: number, before: number, after: number) {
  return {
    run: {font: FONT, size, bold: true, color: INK},
    paragraph: {spacing: {before, after}, keepNext: true}
  };
}

/** Real styles, so that an editor restyles the whole document in one place. */
export const WORD_STYLES: IStylesOptions = {
  default: {
    document: {
      run: {font: FONT, size: 21, color: INK, language: {value: "en-GB"}},
      paragraph: {spacing: {after: 120, line: 276, lineRule: LineRuleType.AUTO}}
    },
    title: {
      run: {font: FONT, size: 52, bold: true, color: INK},
      paragraph: {spacing: {before: 1200, after: 200}}
    },
    heading1: headingOf(36, 480, 200),
    heading2: headingOf(28, 320, 120),
    heading3: headingOf(24, 240, 100),
    listParagraph: {run: {font: FONT}}
  },
  paragraphStyles: [
    {
      id: "Subtitle",
      name: "Subtitle",
      basedOn: "Normal",
      run: {font: FONT, size: 28, color: QUIET},
      paragraph: {spacing: {after: 480}}
    },
    {id: "Finding", name: "Finding", basedOn: "Normal", run: {size: 26}},
    {id: "Note", name: "Note", basedOn: "Normal", run: {size: 18, color: QUIET}},
    {
      id: "Blank",
      name: "Blank",
      basedOn: "Normal",
      run: {italics: true, color: QUIET},
      paragraph: {indent: {left: 240}}
    },
    {
      id: "Source",
      name: "Source",
      basedOn: "Normal",
      run: {size: 17, color: QUIET},
      paragraph: {spacing: {before: 60, after: 240}}
    },
    {
      id: "Caption",
      name: "caption",
      basedOn: "Normal",
      next: "Normal",
      run: {bold: true, size: 20},
      paragraph: {spacing: {before: 240, after: 80}, keepNext: true}
    },
    {
      id: "TableText",
      name: "Table Text",
      basedOn: "Normal",
      run: {size: 17},
      paragraph: {spacing: {after: 0, line: 240, lineRule: LineRuleType.AUTO}}
    },
    contentsLevel(1, 0),
    contentsLevel(2, 360),
    {id: "TableHead", name: "Table Head", basedOn: "TableText", run: {bold: true}},
    {id: "Signed", name: "Signed", basedOn: "Normal", paragraph: {indent: {left: 360, right: 360}}}
  ],
  characterStyles: [
    {id: "Figure", name: "Figure", run: {color: "16509A"}},
    {id: "Trace", name: "Trace", run: {size: 17, color: QUIET}}
  ]
};

/** The same styles set close, for a briefing of a few pages. */
export const BRIEF_STYLES: IStylesOptions = {
  ...WORD_STYLES,
  default: {
    ...WORD_STYLES.default,
    document: {
      run: {font: FONT, size: 18, color: INK, language: {value: "en-GB"}},
      paragraph: {spacing: {after: 60, line: 240, lineRule: LineRuleType.AUTO}}
    },
    title: {
      run: {font: FONT, size: 44, bold: true, color: INK},
      paragraph: {spacing: {before: 0, after: 60}}
    },
    heading1: headingOf(26, 200, 80),
    heading2: headingOf(20, 120, 40),
    listParagraph: {run: {font: FONT}, paragraph: {spacing: {after: 20}}}
  },
  paragraphStyles: (WORD_STYLES.paragraphStyles ?? []).map((style) => ({...style, ...CLOSE[style.id]})),
  // A trace stands in notes and sources only, and takes their size.
  characterStyles: (WORD_STYLES.characterStyles ?? []).map((style) =>
    style.id === "Trace" ? {...style, run: {color: QUIET}} : style
  )
};

/** An entry of the table of contents, with the number of the page at the tab. */
function contentsLevel(level: number, left: number) {
  return {
    id: `TOC${level}`,
    name: `toc ${level}`,
    basedOn: "Normal",
    next: "Normal",
    paragraph: {
      spacing: {after: 0, before: level === 1 ? 40 : 0, line: 228, lineRule: LineRuleType.AUTO},
      indent: {left},
      tabStops: [{type: TabStopType.RIGHT, position: TEXT_WIDTH, leader: LeaderType.DOT}]
    }
  };
}
