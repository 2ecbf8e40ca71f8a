//! How many people's goals stand: one number and its statuses for everything, each dimension and each area; the weeks
//! before; and the two numbers that everybody sees.

mod trend;

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::choose::area_name;
use super::explained::Explained;
use super::rows::WORST_FIRST;
use super::{figures, heading};
use crate::domain::goal::explain::Explanation;
use crate::domain::goal::{Dimension, RollUp};
use crate::domain::organisation::Area;
use crate::i18n::{self, goals};
use crate::member::Error;
use crate::member::goals::{Catalogue, Overview, PeerRollUp, Whose};
use crate::tui::canvas::Canvas;
use crate::tui::command::Command;
use crate::tui::desk::{Desk, Message};
use crate::tui::event::Event;
use crate::tui::layer::{Layer, Offer, Outcome, WALKING};
use crate::tui::theme::{Glyphs, Theme};
use crate::tui::widgets::column::{Column, Width};
use crate::tui::widgets::footer;
use crate::tui::widgets::window_list::{Row, WindowList};

use trend::Trend;

/// Cells of the bar of statuses.
const BAR: u32 = 13;

/// What a row's number is of.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Part {
    All,
    Dimension(Dimension),
    Area(Area),
}

/// The page.
pub struct OverviewPage {
    whose: Whose,
    dimension: Option<Dimension>,
    catalogue: Catalogue,
    overview: Overview,
    list: WindowList<Part>,
    trend: Trend,
    heading: Line<'static>,
    /// Of the selected row.
    statuses: Line<'static>,
    left_out: String,
    peers: Vec<String>,
}

impl OverviewPage {
    pub fn new(whose: Whose, dimension: Option<Dimension>, cx: &Desk) -> Result<Self, Error> {
        let overview = cx.member().overview(&whose, dimension)?;
        let mut page = Self {
            whose,
            dimension,
            catalogue: Catalogue::default(),
            overview,
            list: WindowList::new(Vec::new()),
            trend: Trend::default(),
            heading: Line::default(),
            statuses: Line::default(),
            left_out: String::new(),
            peers: Vec::new(),
        };
        page.load(cx)?;
        Ok(page)
    }

    fn load(&mut self, cx: &Desk) -> Result<(), Error> {
        let (t, language, theme) = (cx.texts(), cx.language(), cx.theme());
        self.catalogue = cx.member().catalogue()?;
        self.overview = cx.member().overview(&self.whose, self.dimension)?;
        let day = i18n::day_short(language, self.overview.as_of);
        let mut heading = vec![Span::styled(heading::name(&self.whose, cx), theme.heading)];
        if let Some(dimension) = self.dimension {
            let name = goals::dimension(language, dimension, &self.catalogue.dimensions);
            heading.push(Span::styled(format!(" [{name}]"), theme.chip));
        }
        heading.push(Span::styled(format!(" · {}", t.msg_goal_overview_as_of(day)), theme.muted));
        self.heading = Line::from(heading);
        self.list.set_columns(vec![
            Column::new("", Width::Share(1)),
            Column::new(t.msg_goal_overview_progress(), Width::Fixed(8)).right_aligned(),
            Column::new(t.msg_goal_overview_counted(), Width::Fixed(8)).right_aligned(),
            // A margin, and the bar.
            Column::new(t.msg_goal_overview_statuses(), Width::Fixed(BAR as u16 + 1)),
            Column::new("", Width::Fixed(20)),
        ]);
        let mut rows = vec![self.row(Part::All, &self.overview.total, cx)];
        rows.extend(self.overview.dimensions.iter().map(|(one, all)| self.row(Part::Dimension(*one), all, cx)));
        rows.extend(self.overview.areas.iter().map(|(area, all)| self.row(Part::Area(area.clone()), all, cx)));
        self.list.replace(rows, false, false);
        self.trend = Trend::of(&self.overview.trend, cx);
        self.peers = peers(&cx.member().peer_roll_ups()?, cx);
        self.follow(cx);
        Ok(())
    }

    fn name(&self, part: &Part, cx: &Desk) -> String {
        match part {
            Part::All => cx.texts().msg_goal_overview_all(),
            Part::Dimension(dimension) => goals::dimension(cx.language(), *dimension, &self.catalogue.dimensions),
            Part::Area(area) => area_name(area, cx),
        }
    }

    fn row(&self, part: Part, roll_up: &RollUp, cx: &Desk) -> Row<Part> {
        let (language, theme, glyphs) = (cx.language(), cx.theme(), cx.glyphs());
        let style = if part == Part::All { theme.heading } else { theme.text };
        let cells = [
            Line::from(Span::styled(self.name(&part, cx), style)),
            Line::from(Span::styled(figures::progress(language, roll_up.progress), style)),
            Line::from(i18n::integer(language, roll_up.counted.into())),
            bar(roll_up, theme, glyphs),
            counts(roll_up, cx),
        ];
        Row::new(part, cells)
    }

    fn roll_up(&self, part: &Part) -> Option<&RollUp> {
        match part {
            Part::All => Some(&self.overview.total),
            Part::Dimension(one) => self.overview.dimensions.iter().find(|(of, _)| of == one).map(|(_, all)| all),
            Part::Area(area) => self.overview.areas.iter().find(|(of, _)| of == area).map(|(_, all)| all),
        }
    }

    /// Says the selected row's numbers in words.
    fn follow(&mut self, cx: &Desk) {
        let part = self.list.selected_id().cloned().unwrap_or(Part::All);
        let (t, language, theme, glyphs) = (cx.texts(), cx.language(), cx.theme(), cx.glyphs());
        let Some(roll_up) = self.roll_up(&part) else { return };
        let mut statuses = vec![Span::styled(format!("{}: ", self.name(&part, cx)), theme.heading)];
        for status in WORST_FIRST.into_iter().filter(|status| roll_up.with_status(*status) > 0) {
            let count = i18n::integer(language, roll_up.with_status(status).into());
            let sign = figures::status_sign(status, glyphs);
            let word = format!("{sign} {} {count}  ", goals::status(language, status));
            statuses.push(Span::styled(word, figures::status_style(status, theme)));
        }
        let counted = t.msg_goal_overview_made_of(
            roll_up.counted,
            i18n::integer(language, roll_up.counted.into()),
            i18n::integer(language, roll_up.people.into()),
        );
        let mut left_out = vec![counted];
        let mut say = |count: u32, said: String| {
            if count > 0 {
                left_out.push(said);
            }
        };
        let shown = |count: u32| i18n::integer(language, count.into());
        let (without, alone, stale) = (roll_up.without_check_in, roll_up.people_without_goals, roll_up.stale);
        say(without, t.msg_goal_overview_without_check_in(without, shown(without)));
        say(alone, t.msg_goal_overview_people_without(alone, shown(alone)));
        say(stale, t.msg_goal_overview_stale(i18n::percent(language, roll_up.share_stale(), 0)));
        (self.statuses, self.left_out) = (Line::from(statuses), left_out.join(" · "));
    }

    fn explain(&self, cx: &Desk) -> Result<Outcome<Desk>, Error> {
        let part = self.list.selected_id().cloned().unwrap_or(Part::All);
        let explanation = match &part {
            Part::All => cx.member().explain_roll_up(&self.whose, self.dimension)?,
            Part::Dimension(dimension) => cx.member().explain_roll_up(&self.whose, Some(*dimension))?,
            // Of the people that are looked at, which are not always all of the area.
            Part::Area(_) => match self.roll_up(&part) {
                Some(roll_up) => Explanation::of_people(roll_up, self.overview.as_of),
                None => return Ok(Outcome::Consumed),
            },
        };
        let name = self.name(&part, cx);
        Ok(Outcome::Open(Box::new(Explained::of_number(name, &explanation, &self.catalogue, cx))))
    }

    /// The next dimension that somebody aims along, after the last all of them.
    fn turn_filter(&mut self, cx: &Desk) -> Outcome<Desk> {
        let own = self.catalogue.dimensions.iter().map(|own| own.dimension());
        let all: Vec<Dimension> = Dimension::COMMON.into_iter().chain(own).collect();
        self.dimension = match self.dimension {
            None => all.first().copied(),
            Some(now) => all.iter().position(|one| *one == now).and_then(|at| all.get(at + 1)).copied(),
        };
        match self.load(cx) {
            Ok(()) => Outcome::Consumed,
            Err(error) => cx.say(&error),
        }
    }
}

/// One cell for each part of the goals, the statuses told apart by their signs as well as by colour.
fn bar(roll_up: &RollUp, theme: &Theme, glyphs: &Glyphs) -> Line<'static> {
    let goals = roll_up.goals.max(1);
    let mut spans = Vec::new();
    let (mut gone, mut drawn) = (0u32, 0u32);
    for status in WORST_FIRST {
        let count = roll_up.with_status(status);
        if count == 0 {
            continue;
        }
        gone += count;
        // Where its part ends, rounded; whatever is there has a cell.
        let ends = ((u64::from(gone) * u64::from(BAR) + u64::from(goals) / 2) / u64::from(goals)) as u32;
        let cells = ends.saturating_sub(drawn).max(1).min(BAR.saturating_sub(drawn));
        drawn += cells;
        let sign = figures::status_sign(status, glyphs).repeat(cells as usize);
        spans.push(Span::styled(sign, figures::status_style(status, theme)));
    }
    Line::from(spans)
}

/// Sign and number of each status there is.
fn counts(roll_up: &RollUp, cx: &Desk) -> Line<'static> {
    let mut spans = Vec::new();
    for status in WORST_FIRST.into_iter().filter(|status| roll_up.with_status(*status) > 0) {
        let count = i18n::integer(cx.language(), roll_up.with_status(status).into());
        let sign = figures::status_sign(status, cx.glyphs());
        spans.push(Span::styled(format!("{sign}{count} "), figures::status_style(status, cx.theme())));
    }
    Line::from(spans)
}

/// What everybody may know of one's own area and of the organisation, and in plain words why not.
fn peers(shown: &[PeerRollUp], cx: &Desk) -> Vec<String> {
    let (t, language) = (cx.texts(), cx.language());
    let own = cx.member().person().area.clone();
    let mut lines = vec![t.msg_goal_overview_everybody_sees()];
    let mut areas = vec![own];
    if !areas[0].is_empty() {
        areas.push(Area::default());
    }
    for area in areas {
        let name = area_name(&area, cx);
        let line = match shown.iter().find(|peer| peer.area == area) {
            Some(peer) => {
                let number = i18n::percent(language, f64::from(peer.percent) / 100.0, 0);
                let week = i18n::day_short(language, peer.week);
                t.msg_goal_overview_peers(name, number, peer.people as u64, week)
            }
            None => t.msg_goal_overview_not_shown(name),
        };
        lines.push(line);
    }
    lines
}

impl Layer<Desk> for OverviewPage {
    fn offers(&self, cx: &Desk) -> Vec<Offer> {
        let t = cx.texts();
        let mut offers = vec![
            Command::Explain.into(),
            Offer::ready(Command::Filter).called(t.msg_goal_overview_filter()),
            Command::Back.into(),
        ];
        if let Some(Part::Dimension(_) | Part::Area(_)) = self.list.selected_id() {
            offers.insert(1, Offer::ready(Command::Open).called(t.msg_goal_overview_go_in()));
        }
        offers.push(Command::Lock.into());
        offers.extend(WALKING.iter().copied().map(Offer::ready));
        offers
    }

    fn run(&mut self, command: Command, cx: &mut Desk) -> Outcome<Desk> {
        match command {
            Command::Back => Outcome::Close,
            Command::Explain => match self.explain(cx) {
                Ok(outcome) => outcome,
                Err(error) => cx.say(&error),
            },
            Command::Filter => self.turn_filter(cx),
            Command::Open => {
                match self.list.selected_id().cloned() {
                    Some(Part::Dimension(dimension)) => self.dimension = Some(dimension),
                    Some(Part::Area(area)) => self.whose = Whose::Area(area),
                    _ => return Outcome::Consumed,
                }
                self.list.select_first();
                match self.load(cx) {
                    Ok(()) => Outcome::Consumed,
                    Err(error) => cx.say(&error),
                }
            }
            walking => {
                self.list.run(walking);
                self.follow(cx);
                Outcome::Consumed
            }
        }
    }

    fn handle(&mut self, event: &Event, cx: &mut Desk) -> Outcome<Desk> {
        match event {
            Event::Mouse(mouse) if self.list.mouse(*mouse).is_some() => {
                self.follow(cx);
                Outcome::Consumed
            }
            _ => Outcome::Ignored,
        }
    }

    fn receive(&mut self, message: Message, cx: &mut Desk) -> Result<Outcome<Desk>, Message> {
        if matches!(message, Message::BoardChanged)
            && let Err(error) = self.load(cx)
        {
            return Ok(cx.say(&error));
        }
        Err(message)
    }

    fn covers_all(&self) -> bool {
        true
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas<'_>) {
        if canvas.is_too_small(area, 40, 10) {
            return;
        }
        let line = |y: u16| Rect { y, height: 1, ..area };
        canvas.line(line(area.y), &self.heading);
        footer::draw(line(area.bottom() - 1), canvas);
        let room = Rect { y: area.y + 1, height: area.height - 2, ..area };
        let rows = u16::try_from(self.list.rows().count()).unwrap_or(u16::MAX).saturating_add(1);
        let theme = *canvas.theme();
        let text = Rect { x: room.x + 2, width: room.width - 2, ..room };
        let lines = |of: &str| textwrap::wrap(of, usize::from(text.width)).len() as u16;
        let words = 1 + lines(&self.left_out);
        let peers = self.peers.iter().map(|line| lines(line)).sum::<u16>();
        // The weeks get what the rows leave, a line at least where there are any.
        let weeks = if self.trend.is_empty() { 0 } else { 2 };
        let least = 4.min(room.height);
        let list = rows.min(room.height.saturating_sub(words + peers + 1 + weeks)).max(least);
        self.list.draw(Rect { height: list, ..room }, canvas, true);
        let below = |y: u16| Rect { y, height: room.bottom().saturating_sub(y), ..text };
        let mut y = room.y + list;
        canvas.line(Rect { height: below(y).height.min(1), ..below(y) }, &self.statuses);
        y = (y + 1).min(room.bottom());
        y += canvas.wrapped(below(y), &self.left_out, theme.muted) + 1;
        let left = below(y).height.saturating_sub(peers + 1);
        if weeks > 0 && left > 0 {
            let height = if left >= trend::CURVE { left.min(14) } else { 1 };
            let used = self.trend.draw(Rect { height, ..below(y) }, canvas);
            y += used + 1;
        }
        for (at, line) in self.peers.iter().enumerate() {
            let style = if at == 0 { theme.heading } else { theme.text };
            y += canvas.wrapped(below(y), line, style);
        }
    }
}
