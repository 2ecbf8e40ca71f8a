//! What changed from one revision of an announcement to another: line by line, the words that changed within a line
//! underlined, and whether each revision still is what was signed.

mod differing;

use std::borrow::Cow;

use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};

use crate::domain::announcement::AnnouncementId;
use crate::domain::text::CleanText;
use crate::i18n;
use crate::member::Result;
use crate::member::changes::Edition;
use crate::member::signing::Signature;
use crate::tui::canvas::{Canvas, centred};
use crate::tui::command::{Command, Phrase};
use crate::tui::desk::Desk;
use crate::tui::event::Event;
use crate::tui::layer::{Context as _, Layer, Offer, Outcome, WALKING};
use crate::tui::widgets::pager::Pager;
use differing::{Piece, Stretch};

/// Two revisions beside each other; Left and Right walk from each to the next.
pub struct Changes {
    editions: Vec<Edition>,
    /// Which two are compared, as places among the editions.
    pairs: Vec<(usize, usize)>,
    /// The pair that begins with what the reader had read before.
    since_read: Option<usize>,
    shown: usize,
    title: String,
    /// Who published the two, when, and whether the signatures hold.
    heads: Vec<(String, Style)>,
    lines: Vec<(Mark, Vec<Piece>)>,
    legend: String,
    close: String,
    pager: Pager,
    wrapped: u16,
}

/// What stands before a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    Heading,
    Same,
    Out,
    In,
    LeftOut,
}

impl Changes {
    /// Begins with what is new since revision `since`, or else with the latest change.
    pub fn of(id: AnnouncementId, since: Option<u32>, cx: &Desk) -> Result<Self> {
        let editions = cx.member().editions(id)?;
        let last = editions.len().saturating_sub(1);
        let mut pairs: Vec<(usize, usize)> = (1..editions.len()).map(|at| (at - 1, at)).collect();
        let read = since.and_then(|since| editions.iter().position(|edition| edition.number == since));
        let since_read = read.filter(|read| *read < last).map(|read| {
            if read + 1 < last {
                pairs.push((read, last));
            }
            pairs.len() - 1
        });
        let t = cx.texts();
        let mut changes = Self {
            shown: pairs.len().saturating_sub(1),
            editions,
            pairs,
            since_read,
            title: String::new(),
            heads: Vec::new(),
            lines: Vec::new(),
            legend: t.msg_changes_legend(),
            close: cx.view().words.phrase(Phrase::Close),
            pager: Pager::default(),
            wrapped: 0,
        };
        changes.compare(cx);
        Ok(changes)
    }

    fn compare(&mut self, cx: &Desk) {
        let t = cx.texts();
        let pair = self.pairs.get(self.shown);
        let both = pair.and_then(|(old, new)| self.editions.get(*old).zip(self.editions.get(*new)));
        let Some((old, new)) = both else { return };
        self.title = t.msg_changes_heading(old.number, new.number);
        if self.since_read == Some(self.shown) {
            self.title = format!("{} · {}", self.title, t.msg_changes_since_read());
        }
        self.heads = vec![head("-", old, cx), head("+", new, cx)];
        let mut lines = Vec::new();
        let heading = |text: String| (Mark::Heading, vec![Piece { text, changed: false }]);
        let texts = [(t.msg_changes_title(), &old.title, &new.title), (t.msg_changes_text(), &old.body, &new.body)];
        for (named, old, new) in texts {
            let found = differing::stretches(old, new);
            if !found.is_empty() {
                lines.push(heading(named));
                lines.extend(marked(found, cx));
            }
        }
        if lines.is_empty() {
            lines.push((Mark::LeftOut, vec![Piece { text: t.msg_changes_same(), changed: false }]));
        }
        self.lines = lines;
        self.pager = Pager::default();
        self.wrapped = 0;
    }

    fn turn(&mut self, forwards: bool, cx: &Desk) {
        let last = self.pairs.len().saturating_sub(1);
        self.shown = if forwards { (self.shown + 1).min(last) } else { self.shown.saturating_sub(1) };
        self.compare(cx);
    }
}

fn head(sign: &str, edition: &Edition, cx: &Desk) -> (String, Style) {
    let (t, theme) = (cx.texts(), cx.theme());
    let when = i18n::date_time(cx.language(), &cx.workspace().board().zone, edition.at);
    let published = match edition.by {
        Some(person) => t.msg_changes_revision(edition.number, when, cx.name(person)),
        None => t.msg_changes_revision_unsigned(edition.number, when),
    };
    let (verdict, style) = match edition.signature {
        Signature::Valid => (t.msg_signature_valid(), theme.text),
        Signature::Invalid => (t.msg_signature_invalid(), theme.error),
        Signature::None => (t.msg_signature_none(), theme.muted),
    };
    (format!("{sign} {published} · {verdict}"), style)
}

fn marked(stretches: Vec<Stretch>, cx: &Desk) -> Vec<(Mark, Vec<Piece>)> {
    let clean = |pieces: Vec<Piece>| -> Vec<Piece> {
        let cleaned = |piece: Piece| Piece { text: CleanText::line(&piece.text).to_string(), ..piece };
        pieces.into_iter().map(cleaned).collect()
    };
    let marked = |stretch| match stretch {
        Stretch::Same(text) => (Mark::Same, clean(vec![Piece { text, changed: false }])),
        Stretch::LeftOut(lines) => {
            let said = format!("{} {}", cx.glyphs().ellipsis, cx.texts().msg_changes_left_out(lines as u64));
            (Mark::LeftOut, vec![Piece { text: said, changed: false }])
        }
        Stretch::Out(pieces) => (Mark::Out, clean(pieces)),
        Stretch::In(pieces) => (Mark::In, clean(pieces)),
    };
    stretches.into_iter().map(marked).collect()
}

impl Layer<Desk> for Changes {
    fn offers(&self, _: &Desk) -> Vec<Offer> {
        let mut offers = vec![Offer::ready(Command::Open).called(self.close.clone()), Command::Back.into()];
        if self.pairs.len() > 1 {
            offers.extend([Command::Left, Command::Right].map(Offer::ready));
        }
        offers.extend(WALKING.iter().copied().map(Offer::ready));
        offers
    }

    fn run(&mut self, command: Command, cx: &mut Desk) -> Outcome<Desk> {
        match command {
            Command::Open | Command::Back => return Outcome::Close,
            Command::Left => self.turn(false, cx),
            Command::Right => self.turn(true, cx),
            walking => self.pager.run(walking),
        }
        Outcome::Consumed
    }

    fn handle(&mut self, event: &Event, _: &mut Desk) -> Outcome<Desk> {
        match event {
            Event::Mouse(mouse) if self.pager.mouse(*mouse) => Outcome::Consumed,
            _ => Outcome::Ignored,
        }
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas<'_>) {
        let theme = *canvas.theme();
        let inside = canvas.frame(centred(area, 100, area.height.saturating_sub(2)), &self.title);
        if inside.height < 6 || inside.width < 8 {
            return;
        }
        let line = Rect { x: inside.x + 1, width: inside.width - 2, height: 1, ..inside };
        let mut y = inside.y;
        for (head, style) in &self.heads {
            y += canvas.wrapped(Rect { y, height: 2, ..line }, head, *style);
        }
        let room = Rect { y: y + 1, height: inside.bottom().saturating_sub(y + 2), ..line };
        if self.wrapped != room.width {
            let style = |mark, changed| style(mark, changed, &theme);
            let wrap = |(mark, pieces): &(Mark, Vec<Piece>)| wrapped(*mark, pieces, room.width, &style);
            self.pager.rewrap(self.lines.iter().flat_map(wrap).collect());
            self.wrapped = room.width;
        }
        self.pager.draw(room, canvas);
        canvas.text(Rect { y: inside.bottom() - 1, ..line }, &self.legend, theme.muted);
    }
}

fn style(mark: Mark, changed: bool, theme: &crate::tui::theme::Theme) -> Style {
    let whole = match mark {
        Mark::Heading => theme.heading,
        Mark::Same | Mark::LeftOut => theme.muted,
        Mark::Out => theme.error,
        Mark::In => theme.ok,
    };
    if changed { whole.add_modifier(Modifier::UNDERLINED | Modifier::BOLD) } else { whole }
}

/// One line over as many as it takes, each with its sign, broken between words where there are any.
fn wrapped(mark: Mark, pieces: &[Piece], width: u16, style: &dyn Fn(Mark, bool) -> Style) -> Vec<Line<'static>> {
    let sign = match mark {
        Mark::Heading => "",
        Mark::Same | Mark::LeftOut => "  ",
        Mark::Out => "- ",
        Mark::In => "+ ",
    };
    // A column is left for the signs of what lies above and below.
    let room = usize::from(width).saturating_sub(sign.len() + 1).max(1);
    let whole: Cow<'_, str> = match pieces {
        [one] => Cow::Borrowed(&one.text),
        _ => Cow::Owned(pieces.iter().map(|piece| piece.text.as_str()).collect()),
    };
    let mut lines = Vec::new();
    let mut rest = pieces.iter().flat_map(|piece| piece.text.chars().map(|c| (c, piece.changed)));
    for part in
        textwrap::wrap(&whole, textwrap::Options::new(room).word_splitter(textwrap::WordSplitter::NoHyphenation))
    {
        let mut spans = vec![Span::styled(sign, style(mark, false))];
        let (mut run, mut of) = (String::new(), false);
        for c in part.chars() {
            // Only the blanks between two lines are left out.
            let changed = rest.find(|(there, _)| *there == c).is_some_and(|(_, changed)| changed);
            if changed != of && !run.is_empty() {
                spans.push(Span::styled(std::mem::take(&mut run), style(mark, of)));
            }
            of = changed;
            run.push(c);
        }
        spans.push(Span::styled(run, style(mark, of)));
        lines.push(Line::from(spans));
    }
    lines
}
