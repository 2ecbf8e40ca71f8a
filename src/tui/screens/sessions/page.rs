//! A session's page: who and when, agenda, notes, items, actions, how the goals stood, signatures; walked part by part.

use ratatui::layout::Rect;

use super::rows;
use super::sections;
use super::walker::Walker;
use crate::domain::session::{PartId, SessionId};
use crate::member::Error;
use crate::member::sessions::{OpenPart, SessionPage, SessionView};
use crate::tui::canvas::Canvas;
use crate::tui::command::Command;
use crate::tui::desk::Desk;
use crate::tui::event::Mouse;
use crate::tui::screens::boards::markdown_style;

/// A part of the page that Tab goes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    Agenda,
    Notes,
    Items,
    Actions,
    Snapshots,
    Signatures,
}

/// What the keys act on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spot {
    /// The session itself.
    Head,
    Prompts,
    Part(PartId),
    /// Where there is nothing yet: Enter adds something.
    Empty(Section),
}

/// What is shown of a session.
enum Shown {
    /// Somebody who may not open it, or not any more, sees that it is.
    Fact(Box<SessionView>),
    Page(Box<SessionPage>),
}

/// The pane.
#[derive(Default)]
pub struct Page {
    shown: Option<Shown>,
    walker: Walker<Spot>,
}

impl Page {
    pub fn id(&self) -> Option<SessionId> {
        self.view().map(|view| view.session.id)
    }

    pub fn view(&self) -> Option<&SessionView> {
        match self.shown.as_ref()? {
            Shown::Fact(view) => Some(view),
            Shown::Page(page) => Some(&page.view),
        }
    }

    /// All of it, for whoever opens it.
    pub fn page(&self) -> Option<&SessionPage> {
        match self.shown.as_ref()? {
            Shown::Page(page) => Some(page),
            Shown::Fact(_) => None,
        }
    }

    pub fn clear(&mut self) {
        *self = Self::default();
    }

    /// Reads a session: another one from its start, the same one again at the same place.
    pub fn read(&mut self, id: SessionId, cx: &Desk) -> Result<(), Error> {
        let view = cx.member().session(id)?;
        let again = self.id() == Some(id);
        let shown = match view.may(crate::domain::session::Operation::Open) {
            Ok(()) => Shown::Page(Box::new(cx.member().session_page(id)?)),
            Err(_) => Shown::Fact(Box::new(view)),
        };
        let pieces = match &shown {
            Shown::Page(page) => sections::of_page(page, cx),
            Shown::Fact(view) => sections::of_fact(view, cx),
        };
        self.walker.show(pieces, markdown_style(cx.theme(), cx.glyphs()), again);
        self.shown = Some(shown);
        Ok(())
    }

    pub fn spot(&self) -> Spot {
        self.walker.selected().copied().unwrap_or(Spot::Head)
    }

    /// Brings a part in sight; false where the page does not hold it.
    pub fn go_to(&mut self, part: PartId) -> bool {
        self.walker.select(&Spot::Part(part))
    }

    /// What the keys act on, where that is something written.
    pub fn part(&self) -> Option<&OpenPart> {
        let Spot::Part(id) = self.spot() else { return None };
        find(self.page()?, id)
    }

    pub fn run(&mut self, command: Command) {
        self.walker.run(command);
    }

    pub fn mouse(&mut self, mouse: Mouse) -> bool {
        self.walker.mouse(mouse)
    }

    pub fn draw(&mut self, area: Rect, canvas: &mut Canvas<'_>, focused: bool) {
        if self.shown.is_some() {
            self.walker.draw(area, canvas, focused);
        }
    }
}

/// The part of that name, wherever on the page it stands.
fn find(page: &SessionPage, id: PartId) -> Option<&OpenPart> {
    let lists = [&page.agenda, &page.notes, &page.items, &page.snapshots];
    let actions = page.actions.iter().chain(&page.earlier_actions).map(|action| &action.part);
    let comments = page.sign_offs.iter().map(|sign_off| &sign_off.comment);
    let mut all = lists.into_iter().flatten().chain(&page.place).chain(actions).chain(comments);
    all.find(|part| part.part.id == id)
}

/// One line that says which session it is.
pub fn title(view: &SessionView, cx: &Desk) -> String {
    format!("{} · {}", name(view, cx), rows::when(view.session.starts, cx))
}

/// "1:1 with Iván Castaño".
pub fn name(view: &SessionView, cx: &Desk) -> String {
    crate::i18n::sessions::title(cx.language(), &view.session, cx.member().id(), |person| cx.name(person))
}
