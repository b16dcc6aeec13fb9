import {
  Bookmark,
  Document,
  type FileChild,
  Footer,
  HeadingLevel,
  ImageRun,
  InternalHyperlink,
  LineRuleType,
  Packer,
  PageNumber,
  PageReference,
  Paragraph,
  Tab,
  TextRun
} from "docx";
import {formatDate} from "../../base/dates.ts";
import {type Block, type Heading, type Picture, type PrintDocument, plain, type Signed} from "../block.ts";
import {rasterise} from "../raster.ts";
import {traceNumbers} from "../trace-numbers.ts";
import {rewriteWord} from "./rewrite-word.ts";
import {bookmarkOf, runWriter, type WriteRuns} from "./runs.ts";
import {BRIEF_STYLES, WORD_STYLES} from "./styles.ts";
import {caption, writeTable} from "./table.ts";

const LEVELS = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4
];

/** Margins in twentieths of a point. */
const WIDE = {top: 1134, bottom: 1134, left: 1134, right: 1134};
const NARROW = {top: 740, bottom: 740, header: 380, footer: 380, left: 964, right: 964};

/** A document for Word with real headings, captions, a table of contents and alternative texts. */
export async function writeDocx(printed: PrintDocument): Promise<Uint8Array> {
  const runs = runWriter(traceNumbers(printed.tables));
  const isBook = printed.opening === "cover";
  const first = printed.blocks.find((block) => block.kind === "heading");
  const document = new Document({
    title: printed.title,
    subject: printed.subtitle,
    creator: "Aperture",
    lastModifiedBy: "Aperture",
    keywords: printed.keywords.join(", "),
    description: printed.subtitle,
    styles: printed.opening === "brief" ? BRIEF_STYLES : WORD_STYLES,
    features: {updateFields: false},
    sections: [
      {
        properties: {page: {margin: printed.opening === "brief" ? NARROW : WIDE}},
        footers: {default: pageFooter()},
        children: [
          ...opening(printed, runs),
          ...printed.blocks.flatMap((block, at) =>
            writeBlock(block, runs, {
              startsPage: isBook && block === first,
              next: printed.blocks[at + 1],
              pictureWidth: PICTURE_WIDTHS[printed.opening === "brief" ? "brief" : "full"]
            })
          )
        ]
      }
    ]
  });
  const packed = await Packer.toBuffer(document);
  return rewriteWord(packed, printed);
}

function pageFooter(): Footer {
  return new Footer({
    children: [
      new Paragraph({style: "Note", children: [new TextRun({children: ["Page ", PageNumber.CURRENT]})]})
    ]
  });
}

function opening(printed: PrintDocument, runs: WriteRuns): FileChild[] {
  const startsPages = printed.opening === "cover";
  return [
    new Paragraph({
      heading: HeadingLevel.TITLE,
      ...(!startsPages && {spacing: {before: 0, after: 120}}),
      children: [new TextRun(printed.title)]
    }),
    new Paragraph({style: "Subtitle", children: [new TextRun(printed.subtitle)]}),
    ...printed.front.map((line) => new Paragraph({children: runs(line)})),
    ...(startsPages ? contents(printed) : [])
  ];
}

/**
 * A line a heading, each a link with the field of its page. Only who lays the pages out knows the numbers: Word and
 * LibreOffice fill the fields when the document is opened. A field for the whole table would hide them from LibreOffice,
 * which shows what is stored within such a field instead of counting.
 */
function contents({blocks}: PrintDocument): FileChild[] {
  const headings = blocks.filter((block) => block.kind === "heading").filter(({level}) => level <= 2);
  return [
    new Paragraph({style: "Caption", pageBreakBefore: true, children: [new TextRun("Contents")]}),
    ...headings.map((heading) => {
      const anchor = bookmarkOf(heading.id);
      return new Paragraph({
        style: `TOC${heading.level}`,
        children: [
          new InternalHyperlink({anchor, children: [new TextRun(titleOf(heading))]}),
          new TextRun({children: [new Tab()]}),
          new PageReference(anchor, {hyperlink: true})
        ]
      });
    })
  ];
}

function titleOf({number, text}: Heading): string {
  return [number, plain(text)].filter(Boolean).join(" ");
}

interface Place {
  /** Whether it begins a page: what follows the contents. */
  readonly startsPage: boolean;
  readonly next: Block | undefined;
  /** Width of a picture, in pixels of Word. */
  readonly pictureWidth: number;
}

function writeBlock(block: Block, runs: WriteRuns, {startsPage, next, pictureWidth}: Place): FileChild[] {
  switch (block.kind) {
    case "heading":
      return [
        new Paragraph({
          heading: LEVELS[block.level - 1] ?? HeadingLevel.HEADING_4,
          pageBreakBefore: startsPage,
          children: [
            new Bookmark({
              id: bookmarkOf(block.id),
              children: [...(block.number ? [new TextRun(`${block.number} `)] : []), ...runs(block.text)]
            })
          ]
        })
      ];
    case "paragraph":
      return [
        new Paragraph({
          ...STYLES[block.tone],
          keepNext: next?.kind === "picture" || next?.kind === "table",
          children: runs(block.text)
        })
      ];
    case "list":
      return block.items.map((item) => new Paragraph({bullet: {level: 0}, children: runs(item)}));
    case "table":
      return writeTable(block, runs);
    case "picture":
      return writePicture(block, runs, pictureWidth);
    case "signed":
      return writeSigned(block, runs);
  }
}

const STYLES = {
  plain: {},
  finding: {style: "Finding"},
  note: {style: "Note"},
  blank: {style: "Blank"}
} as const;

/** A briefing of a few pages has smaller pictures, in pixels of Word. */
const PICTURE_WIDTHS = {full: 640, brief: 500} as const;

function writePicture(picture: Picture, runs: WriteRuns, pictureWidth: number): FileChild[] {
  const [, , , width = 1, height = 1] =
    /viewBox="([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+)"/.exec(picture.svg)?.map(Number) ?? [];
  const size = {width: pictureWidth, height: Math.round((pictureWidth * height) / width)};
  const png = Buffer.from(rasterise(picture.svg, pictureWidth * 2));
  return [
    new Paragraph({
      keepNext: true,
      spacing: {before: 240, lineRule: LineRuleType.AUTO},
      children: [
        new ImageRun({
          type: "svg",
          data: Buffer.from(picture.svg),
          fallback: {type: "png", data: png},
          transformation: size,
          altText: {name: picture.id, title: plain(picture.title), description: picture.description}
        })
      ]
    }),
    caption("Figure", picture.number, picture.title, runs, {keepNext: true}),
    new Paragraph({style: "Note", children: runs(picture.subtitle)})
  ];
}

function writeSigned({author, date, text, moved}: Signed, runs: WriteRuns): FileChild[] {
  return [
    new Paragraph({style: "Signed", children: runs(text)}),
    new Paragraph({
      style: "Signed",
      children: [new TextRun({text: `Signed on ${formatDate(date)} by ${author}`, italics: true})]
    }),
    ...(moved.length
      ? [
          new Paragraph({
            style: "Signed",
            children: [new TextRun("Figures this paragraph rests on have moved since it was signed:")]
          })
        ]
      : []),
    ...moved.map((one) => new Paragraph({bullet: {level: 0}, children: runs(one)}))
  ];
}
