//! What stands above the table: whose goals these are, which filters are at work, how all of them stand.

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::choose::{Filter, area_name};
use super::{figures, rows};
use crate::domain::goal::{RollUp, Weight};
use crate::domain::text::CleanText;
use crate::i18n::{self, goals};
use crate::member::Error;
use crate::member::goals::{Catalogue, GoalList, Whose};
use crate::tui::canvas::Canvas;
use crate::tui::command::Command;
use crate::tui::desk::Desk;
use crate::tui::layer::Context as _;
use crate::tui::widgets::chips::Chips;

/// Cells of the bar beside the roll-up.
const BAR: usize = 10;

/// Made anew whenever the list is.
#[derive(Default)]
pub struct Heading {
    tabs: Vec<(String, bool)>,
    chips: Chips<Filter>,
    cycle: String,
    /// How all of them stand, in pieces that are kept whole.
    figures: Vec<Vec<Span<'static>>>,
    /// What should be known beside it.
    note: Option<Line<'static>>,
}

/// The most lines the figures take.
const MOST_LINES: usize = 2;

impl Heading {
    pub fn of(tabs: &[Whose], list: &GoalList, catalogue: &Catalogue, cx: &Desk) -> Result<Self, Error> {
        let t = cx.texts();
        let mut chips = Chips::default();
        for filter in Filter::of(list) {
            chips.put(filter, filter.name(catalogue, cx));
        }
        let cycle = list.cycle.and_then(|id| catalogue.cycle(id));
        let (mut figures, mut note) = (Vec::new(), None);
        let mut shown = String::new();
        match cycle {
            Some(cycle) => {
                let name = CleanText::line(&cycle.name).to_string();
                shown = if cycle.closing.is_some() { t.msg_goals_closed_cycle(name) } else { name };
                if let Some(closing) = cycle.closing.as_ref().filter(|closing| !closing.note.is_empty()) {
                    let said = format!("«{}»", CleanText::line(&closing.note));
                    note = Some(Line::from(Span::styled(said, cx.theme().muted)));
                }
            }
            None => {
                let dated = cx.member().roll_up(&list.whose, list.dimension)?;
                figures = roll_up(&dated.roll_up, cx);
                note = weights(list, cx)?;
            }
        }
        let tabs = tabs.iter().map(|whose| (name(whose, cx), *whose == list.whose)).collect();
        Ok(Self { tabs, chips, cycle: shown, figures, note })
    }

    /// Draws what fits and keeps room for the table; answers how many lines it took.
    pub fn draw(&self, area: Rect, canvas: &mut Canvas<'_>) -> u16 {
        let theme = *canvas.theme();
        let mut x = area.x;
        let rest = |x: u16| Rect { x, width: area.right().saturating_sub(x), height: 1, ..area };
        for (name, is_shown) in &self.tabs {
            let (text, style) =
                if *is_shown { (format!("[{name}]"), theme.selected) } else { (format!(" {name} "), theme.text) };
            x = x.saturating_add(canvas.text(rest(x), &text, style)).saturating_add(1).min(area.right());
        }
        if !self.cycle.is_empty() {
            let used = canvas.text(rest(x), &format!(" {} ", self.cycle), theme.chip);
            x = x.saturating_add(used).saturating_add(1).min(area.right());
        }
        self.chips.draw(rest(x), canvas, false);
        let room = usize::from(area.height.saturating_sub(8).min(3));
        let lines = self.flowing(usize::from(area.width.saturating_sub(2))).into_iter().chain(self.note.clone());
        let mut used = 1;
        for line in lines.take(room) {
            let below = Rect { x: area.x + 1, width: area.width.saturating_sub(1), y: area.y + used, height: 1 };
            canvas.line(below, &line);
            used += 1;
        }
        used
    }

    /// The figures, as many to a line as fit.
    fn flowing(&self, width: usize) -> Vec<Line<'static>> {
        let mut lines: Vec<Line<'static>> = Vec::new();
        for piece in &self.figures {
            let wide = Line::from(piece.clone()).width();
            let full = lines.len() >= MOST_LINES;
            match lines.last_mut() {
                Some(line) if full || line.width() + 2 + wide <= width => {
                    line.spans.push(Span::raw("  "));
                    line.spans.extend(piece.iter().cloned());
                }
                _ => lines.push(Line::from(piece.clone())),
            }
        }
        lines
    }
}

/// Whose goals, in a few words.
pub fn name(whose: &Whose, cx: &Desk) -> String {
    match whose {
        Whose::Mine => cx.texts().msg_goals_mine(),
        Whose::People => cx.texts().msg_goals_people(),
        Whose::Area(area) => area_name(area, cx),
        Whose::Person(person) => cx.name(*person),
    }
}

/// All of them together: the number, over whom, and what it leaves out.
fn roll_up(roll_up: &RollUp, cx: &Desk) -> Vec<Vec<Span<'static>>> {
    let (t, language, theme, glyphs) = (cx.texts(), cx.language(), cx.theme(), cx.glyphs());
    if roll_up.goals == 0 {
        return Vec::new();
    }
    let mut pieces = vec![vec![
        Span::styled(figures::bar(roll_up.progress, BAR, glyphs), theme.text),
        Span::styled(format!(" {}", figures::progress(language, roll_up.progress)), theme.heading),
    ]];
    let mut said = |text: String, style: Style| pieces.push(vec![Span::styled(text, style)]);
    let goals = i18n::integer(language, i64::from(roll_up.goals));
    let counted = i18n::integer(language, i64::from(roll_up.counted));
    said(
        if roll_up.people == 1 {
            t.msg_goals_live(roll_up.goals, goals)
        } else {
            let counted = t.msg_goals_of_people(roll_up.counted, counted);
            format!("{} · {counted}", t.msg_goals_live(roll_up.goals, goals))
        },
        theme.muted,
    );
    for status in rows::WORST_FIRST {
        let count = roll_up.with_status(status);
        if count > 0 {
            let sign = figures::status_sign(status, glyphs);
            said(format!("{sign} {}", i18n::integer(language, count.into())), figures::status_style(status, theme));
        }
    }
    if roll_up.stale > 0 {
        let share = i18n::percent(language, roll_up.share_stale(), 0);
        said(format!("{} {}", glyphs.stale, t.msg_goals_share_stale(share)), theme.warning);
    }
    if roll_up.without_check_in > 0 {
        let count = roll_up.without_check_in;
        said(t.msg_goals_without_check_in(count, i18n::integer(language, count.into())), theme.muted);
    }
    if roll_up.people_without_goals > 0 && roll_up.people > 1 {
        let count = roll_up.people_without_goals;
        said(t.msg_goals_people_without(count, i18n::integer(language, count.into())), theme.muted);
    }
    pieces
}

/// That somebody's weights do not add to the whole, and what to do about it.
fn weights(list: &GoalList, cx: &Desk) -> Result<Option<Line<'static>>, Error> {
    let owner = match list.whose {
        Whose::Mine => cx.member().id(),
        Whose::Person(person) => person,
        Whose::People | Whose::Area(_) => return Ok(None),
    };
    let weights = cx.member().weights(owner, cx.workspace().today())?;
    if weights.goals.is_empty() || weights.sum == Weight::ALL {
        return Ok(None);
    }
    let (t, theme) = (cx.texts(), cx.theme());
    let sum = t.msg_goals_weights_add_to(goals::weight(cx.language(), weights.sum));
    let may = weights.goals.iter().all(|view| view.rights.set);
    let key = cx.view().key_of(Command::Balance).filter(|_| may);
    let said = key.map_or(sum.clone(), |key| format!("{sum} {}", t.msg_goals_balance_with(key)));
    Ok(Some(Line::from(Span::styled(said, theme.warning))))
}
