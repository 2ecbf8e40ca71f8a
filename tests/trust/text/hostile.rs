//! Bytes made from a seed: well-formed pieces of what a target reads, and between them what gives trouble.

use std::fmt::Write as _;

use crate::dice::Dice;

impl Dice {
    /// Any character there is, the invisible and the combining more often.
    fn character(&mut self) -> char {
        let ranges = [
            (0, 0x20),
            (0x7f, 0xa0),
            (0x300, 0x370),
            (0x600, 0x620),
            (0x900, 0xa00),
            (0x1100, 0x1200),
            (0x2000, 0x2070),
        ];
        let wide =
            [(0xfe00, 0xfe10), (0xff60, 0xffff), (0x1_d160, 0x1_d180), (0x1_f1e6, 0x1_f700), (0xe_0000, 0xe_0200)];
        let any = [(0, 0x3000), (0, 0x11_0000)];
        let all: Vec<(u32, u32)> = ranges.into_iter().chain(wide).chain(any).collect();
        let (from, to) = all[self.below(all.len())];
        char::from_u32(from + self.below((to - from) as usize) as u32).unwrap_or('\u{fffd}')
    }

    /// Pieces one after the other, some of them hostile.
    fn text(&mut self, pieces: &[&str], most: usize) -> String {
        let mut text = String::new();
        for _ in 0..self.below(most) {
            match self.below(8) {
                0 | 1 => text.push_str(self.one_of(&HOSTILE)),
                2 => text.push(self.character()),
                _ => text.push_str(self.one_of(pieces)),
            }
        }
        text
    }

    /// Bytes with some of them changed, left out or doubled.
    fn mutated(&mut self, mut bytes: Vec<u8>) -> Vec<u8> {
        for _ in 0..self.below(3) {
            let at = self.below(bytes.len() + 1);
            match self.below(3) {
                0 => bytes.insert(at, self.roll() as u8),
                1 if at < bytes.len() => drop(bytes.remove(at)),
                _ if at < bytes.len() => bytes[at] = self.roll() as u8,
                _ => {}
            }
        }
        bytes
    }
}

/// What moves cursors, reorders, hides, stacks, and what looks as if it did.
pub const HOSTILE: [&str; 48] = [
    "\u{202e}",
    "\u{2066}",
    "\u{2069}",
    "\u{200f}",
    "\u{61c}",
    "\u{1b}[31m",
    "\u{1b}]0;x\u{7}",
    "\u{1b}]52;c;eA==\u{7}",
    "\u{9b}2J",
    "\u{0}",
    "\u{7}",
    "\u{8}",
    "\r",
    "\n",
    "\r\n",
    "\t",
    "\u{85}",
    "\u{2028}",
    "\u{200b}",
    "\u{200c}",
    "\u{200d}",
    "\u{feff}",
    "\u{ad}",
    "\u{34f}",
    "\u{115f}",
    "\u{3164}",
    "\u{e0041}",
    "\u{e01ef}",
    "\u{fe0f}",
    "\u{fe0e}",
    "\u{20e3}",
    "\u{301}",
    "\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}",
    "e\u{301}\u{323}",
    "👩\u{200d}⚕\u{fe0f}",
    "👨\u{200d}👩\u{200d}👧",
    "🏽",
    "🇪🇸",
    "🇪",
    "田",
    "가",
    "\u{1100}",
    "\u{915}\u{94d}\u{200d}\u{937}",
    "\u{ff76}\u{ff9e}",
    "עברית",
    "‹U+202E›",
    "\u{e34}",
    "1\u{fe0f}\u{20e3}",
];

const WORDS: [&str; 16] = [
    "Reunión",
    " ",
    "de",
    " equipo",
    "ñ",
    "a",
    "Ana",
    "http://x.test/",
    "田中",
    "—",
    "3 €",
    "(",
    ")",
    "Citas",
    "x y z",
    "n\u{303}",
];

const QUERY: [&str; 40] = [
    " ",
    " ",
    " ",
    "\"",
    "\"",
    "“",
    "»",
    "-",
    "--",
    ":",
    "from:",
    "de:",
    "-from:",
    "área:",
    "a\u{301}rea:",
    "AREA:",
    "direction:",
    "dirección:vertical",
    "direction:sideways",
    "after:",
    "desde:",
    "before:hoy",
    "hasta:",
    "2026-10-14",
    "14/10/2026",
    "29/2",
    "31/02",
    "0000-00-00",
    "99/99",
    "9999-12-31",
    "-9999-01-01",
    "is:",
    "es:no-leído",
    "is:unread",
    "ayer",
    "10:30",
    "https://x.test",
    "turno",
    "Núñez",
    "\u{a0}",
];

const PEOPLE_HEADS: [&str; 10] = [
    "name,manager\n",
    "name;manager\n",
    "handle,name,manager,level\n",
    "Nombre;Responsable;Nivel\r\n",
    "\u{feff}name,manager,title,area\n",
    "name,manager,name\n",
    "handle,name,manager,active_from,active_until\n",
    "name,manager,client_type,bond,locale\n",
    "\"name\",\"manager\",\"x\ny\"\n",
    "manager\n",
];
const CHECK_IN_HEADS: [&str; 7] = [
    "person,kpi,date,value\n",
    "persona;indicador;fecha;valor\r\n",
    "goal,date,value,confidence,evidence\n",
    "\u{feff}id,date,value,unit\n",
    "person,kpi,date,value,value\n",
    "date,value\n",
    "handle,kpi,goal,day,valor,unidad\n",
];
const CELLS: [&str; 56] = [
    ",",
    ",",
    ",",
    ",",
    ";",
    ";",
    ";",
    "\n",
    "\n",
    "\n",
    "\r\n",
    "\"",
    "\"\"",
    "\"a,b\"",
    "\"a\nb\"",
    "\"a\"\"b\"",
    "ana",
    "ana",
    "bea",
    "bea.2",
    "Ana Top",
    "Bea Two",
    "ciro",
    "Gil Gone",
    "Nueva Persona",
    "-",
    "1",
    "2",
    "3",
    "1000",
    "1001",
    "-1",
    "99999999",
    "2026-03-01",
    "31/03/2026",
    "3/4/2026",
    "2026-02-30",
    "Citas",
    "Visits",
    "0001",
    "cafe0001",
    "beef",
    "1.234,5",
    "1,234.5",
    "1,234",
    "%",
    "=1+1",
    "'=1",
    "@x",
    "es",
    "en",
    "operative",
    "staff",
    "Clínica/Recepción",
    "5",
    "' '",
];

const MARKDOWN: [&str; 76] = [
    "\n",
    "\n\n",
    "\n",
    "# ",
    "###### ",
    "- ",
    "* ",
    "1. ",
    "999999999. ",
    "- [ ] ",
    "- [x] ",
    "> ",
    "> > ",
    ">",
    "    ",
    "\t",
    "```\n",
    "```sh\n",
    "~~~",
    "`",
    "``",
    "*",
    "**",
    "***",
    "_",
    "__",
    "~~",
    "[",
    "](",
    ")",
    "][",
    "[a]: x\n",
    "[a](https://x.test)",
    "[a](javascript:x)",
    "![",
    "![a](b)",
    "<",
    ">",
    "<b>",
    "<!--",
    "-->",
    "<script>",
    "</p>",
    "<https://x.test>",
    "<a@b.c>",
    "|",
    "|a|b|\n|-|:-:|\n",
    "|-:|\n",
    "| x | y |\n",
    "---\n",
    "===\n",
    "\\",
    "&amp;",
    "&#x202e;",
    "&#27;",
    "&lrm;",
    "&nbsp;",
    "word",
    "a longer word of many letters",
    "https://x.test/?a=1&b=2",
    "![x](https://x.test/y.png \"t\")",
    "  \n",
    "<ol>",
    "'\"",
    "](javascript:alert(1))",
    "](https://x.test/\"onclick=x)",
    "](<https://x\">)",
    "](mailto:a@b\" x)",
    "[a]: javascript:x\n",
    "[a]",
    "```html\" onload=x\n",
    "<img src=x onerror=alert(1)>",
    "<https://a.b/'\"<>",
    "<java\tscript:x>",
    "&#x3c;script",
    "<![CDATA[",
];

const CATALOGUE: [&str; 30] = [
    "[[kpi]]\n",
    "id = \"0198c0de-0000-7000-8000-000000000001\"\n",
    "name = { es = \"Citas\", en = \"Visits\" }\n",
    "unit = { es = \"%\", en = \"%\" }\n",
    "dimension = \"productivity\"\n",
    "dimension = \"quality\"\n",
    "kind = \"numeric\"\n",
    "kind = \"maintain\"\n",
    "aggregation = \"last\"\n",
    "suits = [\"operative\"]\n",
    "suits = []\n",
    "suits = [\"x\"]\n",
    "aim = { baseline = 0, target = 100 }\n",
    "aim = { low = 1, high = 2, share = 90 }\n",
    "aim = { low = 1, high = 2, share = 65535 }\n",
    "aim = { steps = 4294967295 }\n",
    "aim = { rating = 255 }\n",
    "aim = { baseline = -9223372036854775808, target = 9223372036854775807 }\n",
    "weight = 100\n",
    "weight = 4294967295\n",
    "weight = 65535\n",
    "weight = -1\n",
    "cadence = \"monthly\"\n",
    "cadence = \"never\"\n",
    "\n",
    "= ",
    "\"",
    "'''",
    "[",
    "{",
];
/// A whole definition, so that altered ones are read far.
const WHOLE_KPI: &str = include_str!("../../fuzz/corpus/catalogue/one.toml");

const SYMBOLS: [&str; 36] = [
    "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "A", "B", "C", "D", "E", "F", "G", "H", "J", "K", "M", "N", "P",
    "Q", "R", "S", "T", "V", "W", "X", "Y", "Z", "o", "l", "U", "-",
];
/// Two that were printed.
const PRINTED: [&str; 2] = ["ZYXWV-VTSRS-QPNMN-KJHGX", "0123P-4567M-89ABR-CDEFG-GHJKA-MNPQ8-RSTV4"];

/// Text and the numbers after it.
fn with_numbers(dice: &mut Dice, text: String, numbers: usize) -> Vec<u8> {
    let mut bytes = text.into_bytes();
    bytes.extend(dice.bytes(numbers));
    bytes
}

pub fn any_text(dice: &mut Dice) -> Vec<u8> {
    let text = dice.text(&WORDS, 16);
    with_numbers(dice, text, 1)
}

pub fn drawn(dice: &mut Dice) -> Vec<u8> {
    let text = if dice.below(4) == 0 { dice.text(&MARKDOWN, 12) } else { dice.text(&WORDS, 12) };
    with_numbers(dice, text, 3)
}

pub fn query(dice: &mut Dice) -> Vec<u8> {
    let text = dice.text(&QUERY, 12);
    with_numbers(dice, text, 1)
}

fn sheet(dice: &mut Dice, heads: &[&str]) -> Vec<u8> {
    let mut text = String::new();
    if dice.below(16) > 0 {
        text.push_str(dice.one_of(heads));
    }
    let columns = text.chars().filter(|c| matches!(c, ',' | ';')).count() + 1;
    let between = if text.contains(';') { ";" } else { "," };
    for _ in 0..dice.below(8) {
        if dice.below(3) == 0 {
            text.push_str(&dice.text(&CELLS, 12));
        } else {
            for column in 0..columns {
                let cell = dice.one_of(&CELLS[16..]);
                let _ = write!(text, "{}{cell}", if column > 0 { between } else { "" });
            }
            text.push_str(dice.one_of(&["\n", "\r\n", "\r"]));
        }
    }
    let bytes = text.into_bytes();
    if dice.below(8) == 0 { dice.mutated(bytes) } else { bytes }
}

pub fn people(dice: &mut Dice) -> Vec<u8> {
    let mut bytes = sheet(dice, &PEOPLE_HEADS);
    bytes.extend(dice.bytes(2));
    bytes
}

pub fn check_ins(dice: &mut Dice) -> Vec<u8> {
    sheet(dice, &CHECK_IN_HEADS)
}

pub fn catalogue(dice: &mut Dice) -> Vec<u8> {
    if dice.below(2) == 0 {
        return dice.mutated(WHOLE_KPI.as_bytes().to_vec());
    }
    let mut lines: Vec<&str> = WHOLE_KPI.lines().collect();
    for _ in 0..dice.below(4) {
        let at = dice.below(lines.len());
        lines[at] = dice.one_of(&CATALOGUE).trim_end();
    }
    lines.join("\n").into_bytes()
}

pub fn markdown(dice: &mut Dice) -> Vec<u8> {
    let text = dice.text(&MARKDOWN, 40);
    with_numbers(dice, text, 3)
}

pub fn documents(dice: &mut Dice) -> Vec<u8> {
    dice.text(&MARKDOWN, 40).into_bytes()
}

pub fn damage(dice: &mut Dice) -> Vec<u8> {
    if dice.below(4) > 0 {
        let count = dice.below(32);
        return dice.bytes(count + 1);
    }
    let typed = match dice.below(4) {
        0 => dice.text(&SYMBOLS, 50),
        1 => (0..20 + 15 * dice.below(2)).map(|_| dice.one_of(&SYMBOLS[..32])).collect(),
        2 => {
            let printed = dice.one_of(&PRINTED).into();
            String::from_utf8_lossy(&dice.mutated(printed)).into_owned()
        }
        _ => PRINTED[dice.below(2)].to_owned(),
    };
    // 6 leads to what is typed.
    [typed.as_bytes(), &[6]].concat()
}
