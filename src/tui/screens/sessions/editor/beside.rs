//! What lies beside a note while it is written: the agenda, the questions to ask, what was agreed before; or, after a
//! conflict, what somebody else made of the same note.

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::domain::session::{Content, PartState};
use crate::domain::text::CleanText;
use crate::i18n::{self, goals, sessions};
use crate::member::sessions::{ActionView, OpenPart, SessionPage};
use crate::tui::canvas::Canvas;
use crate::tui::command::Command;
use crate::tui::desk::Desk;
use crate::tui::event::Mouse;
use crate::tui::markdown::{self, MarkdownStyle};
use crate::tui::screens::boards::markdown_style;
use crate::tui::widgets::pager::Pager;

/// One thing said there.
enum Said {
    Heading(String),
    /// A sign, what is said, and how it looks.
    Entry(&'static str, String, Style),
    Nothing(String),
    /// Somebody's note, in Markdown.
    Note(String),
}

/// The pane.
pub struct Beside {
    /// Whose it is, where it is a note.
    title: String,
    said: Vec<Said>,
    style: MarkdownStyle,
    pager: Pager,
    /// What the lines are wrapped to.
    width: u16,
}

impl Beside {
    pub fn of(page: &SessionPage, cx: &Desk) -> Self {
        let t = cx.texts();
        let mut said = Vec::new();
        agenda(&mut said, page, cx);
        prompts(&mut said, page, cx);
        let actions: Vec<&ActionView> = page
            .earlier_actions
            .iter()
            .chain(&page.actions)
            .filter(|action| action.part.part.state == PartState::Open)
            .collect();
        if !actions.is_empty() {
            said.push(Said::Heading(t.msg_session_form_open_actions()));
            said.extend(actions.into_iter().map(|action| entry_of_action(action, cx)));
        }
        let items = page.items.iter().filter(|item| matches!(item.part.state, PartState::Open | PartState::Agreed));
        let items: Vec<&OpenPart> = items.collect();
        if !items.is_empty() {
            said.push(Said::Heading(t.msg_session_form_items()));
            said.extend(items.into_iter().map(|item| entry_of_item(item, cx)));
        }
        Self { title: String::new(), said, style: style(cx), pager: Pager::default(), width: 0 }
    }

    /// What somebody else has made of the note.
    pub fn theirs(part: &OpenPart, cx: &Desk) -> Self {
        let t = cx.texts();
        let title = t.msg_session_form_theirs(cx.name(part.part.by), part.part.revision);
        let said = match &part.content {
            Ok(content) => Said::Note(content.words().to_owned()),
            Err(_) => Said::Nothing(t.msg_session_form_does_not_open()),
        };
        Self { title, said: vec![said], style: style(cx), pager: Pager::default(), width: 0 }
    }

    pub fn run(&mut self, command: Command) {
        self.pager.run(command);
    }

    /// The wheel scrolls; false where the mouse is elsewhere.
    pub fn mouse(&mut self, mouse: Mouse) -> bool {
        self.pager.mouse(mouse)
    }

    /// `looked_at`: whether the keys scroll it.
    pub fn draw(&mut self, area: Rect, canvas: &mut Canvas<'_>, looked_at: bool) {
        let theme = *canvas.theme();
        let heading = if looked_at { theme.selected } else { theme.heading };
        canvas.text(Rect { height: area.height.min(1), ..area }, &self.title, heading);
        let title = u16::from(!self.title.is_empty()).min(area.height);
        let room = Rect { y: area.y + title, height: area.height - title, ..area };
        if self.width != room.width {
            self.width = room.width;
            let lines = self.said.iter().enumerate().flat_map(|(at, said)| self.lines(at, said, canvas)).collect();
            self.pager.rewrap(lines);
        }
        self.pager.draw(room, canvas);
    }

    fn lines(&self, at: usize, said: &Said, canvas: &Canvas<'_>) -> Vec<Line<'static>> {
        let theme = canvas.theme();
        let wrap = |text: &str, first: &str, style: Style| -> Vec<Line<'static>> {
            let indent = " ".repeat(crate::domain::text::width(first));
            let options =
                textwrap::Options::new(usize::from(self.width.max(8))).initial_indent(first).subsequent_indent(&indent);
            let lines = textwrap::wrap(text, options).into_iter();
            lines.map(|line| Line::from(Span::styled(line.into_owned(), style))).collect()
        };
        match said {
            Said::Heading(text) => {
                let mut lines = if at == 0 { Vec::new() } else { vec![Line::default()] };
                lines.extend(wrap(text, "", theme.heading));
                lines
            }
            Said::Entry(sign, text, style) => wrap(text, &format!("{sign} "), *style),
            Said::Nothing(text) => wrap(text, "", theme.muted),
            Said::Note(text) => markdown::render(text, self.width, &self.style),
        }
    }
}

fn style(cx: &Desk) -> MarkdownStyle {
    markdown_style(cx.theme(), cx.glyphs())
}

/// What a part says, on one line.
fn words(part: &OpenPart, cx: &Desk) -> String {
    match &part.content {
        Ok(content) => CleanText::line(content.words()).to_string(),
        Err(_) => cx.texts().msg_session_form_does_not_open(),
    }
}

fn agenda(said: &mut Vec<Said>, page: &SessionPage, cx: &Desk) {
    let (t, theme, glyphs) = (cx.texts(), cx.theme(), cx.glyphs());
    said.push(Said::Heading(t.msg_session_form_agenda()));
    let lines = page.agenda.iter().filter(|line| line.part.state != PartState::Removed);
    let before = said.len();
    said.extend(lines.map(|line| match line.part.state {
        PartState::Done => Said::Entry(glyphs.checked, words(line, cx), theme.muted),
        _ => Said::Entry(glyphs.next, words(line, cx), theme.text),
    }));
    if said.len() == before {
        said.push(Said::Nothing(t.msg_session_form_no_agenda()));
    }
}

fn prompts(said: &mut Vec<Said>, page: &SessionPage, cx: &Desk) {
    let language = cx.language();
    let own: Vec<String> = page.prompts.iter().map(|prompt| goals::translated(language, prompt).to_owned()).collect();
    let prompts = if own.is_empty() { sessions::prompts(language, page.view.session.kind) } else { own };
    said.push(Said::Heading(cx.texts().msg_session_form_prompts()));
    let sign = cx.glyphs().next;
    said.extend(prompts.iter().map(|prompt| Said::Entry(sign, CleanText::line(prompt).to_string(), cx.theme().text)));
}

fn entry_of_action(action: &ActionView, cx: &Desk) -> Said {
    let (part, theme) = (&action.part.part, cx.theme());
    let owner = part.owner.map(|owner| cx.name(owner)).unwrap_or_default();
    let due = part.due.map(|due| format!(" · {}", i18n::day_short(cx.language(), due))).unwrap_or_default();
    let style = if action.overdue { theme.overdue } else { theme.text };
    let sign = if action.overdue { cx.glyphs().due } else { cx.glyphs().next };
    Said::Entry(sign, format!("{} · {owner}{due}", words(&action.part, cx)), style)
}

fn entry_of_item(item: &OpenPart, cx: &Desk) -> Said {
    let sort = match &item.content {
        Ok(Content::Item(item)) => format!("{}: ", sessions::item_sort(cx.language(), item.sort)),
        _ => String::new(),
    };
    Said::Entry(cx.glyphs().next, format!("{sort}{}", words(item, cx)), cx.theme().text)
}
