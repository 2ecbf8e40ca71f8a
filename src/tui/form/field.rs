//! One field of a form: its label, what is entered, what is wrong with it.

use ratatui::layout::Rect;

use crate::tui::canvas::Canvas;
use crate::tui::event::Event;
use crate::tui::keys::Code;
use crate::tui::widgets::entry::Edit;
use crate::tui::widgets::secret_field::SecretField;
use crate::tui::widgets::text_area::TextArea;
use crate::tui::widgets::text_field::TextField;

/// A labelled input.
pub struct Field<Id> {
    pub id: Id,
    pub label: String,
    pub input: Input,
    pub(super) error: Option<String>,
}

impl<Id> Field<Id> {
    pub fn new(id: Id, label: impl Into<String>, input: Input) -> Self {
        Self { id, label: label.into(), input, error: None }
    }

    /// The lines it takes in `width` columns, with its label and error.
    pub(super) fn height(&self, beside: bool, width: u16) -> u16 {
        let error = u16::try_from(self.error_lines(width, "!").len()).unwrap_or(u16::MAX);
        self.input.height().saturating_add(u16::from(!beside)).saturating_add(error)
    }

    /// What is wrong, over the whole width: a sentence must be read to its end.
    fn error_lines(&self, width: u16, sign: &str) -> Vec<String> {
        let Some(error) = &self.error else { return Vec::new() };
        let text = format!("{sign} {error}");
        textwrap::wrap(&text, usize::from(width.max(8))).into_iter().map(std::borrow::Cow::into_owned).collect()
    }

    /// `indent` 0: the label goes above.
    pub(super) fn draw(&mut self, area: Rect, indent: u16, canvas: &mut Canvas<'_>, focused: bool) {
        let theme = canvas.theme();
        let style = if focused { theme.heading } else { theme.text };
        let label =
            Rect { height: area.height.min(1), width: if indent > 0 { indent - 1 } else { area.width }, ..area };
        canvas.text(label, &self.label, style);
        let above = u16::from(indent == 0).min(area.height);
        let rest =
            Rect { x: area.x + indent, width: area.width - indent, y: area.y + above, height: area.height - above };
        let height = self.input.height().min(rest.height);
        self.input.draw(Rect { height, ..rest }, canvas, focused);
        let (sign, style) = (canvas.glyphs().due, canvas.theme().error);
        let below = Rect { y: rest.y + height, height: rest.height - height, ..area };
        for (line, y) in self.error_lines(area.width, sign).iter().zip(below.top()..below.bottom()) {
            canvas.text(Rect { y, height: 1, ..below }, line, style);
        }
    }
}

/// What kind of entry a field takes. Dates are text with a placeholder; whoever reads them says what is wrong.
pub enum Input {
    Text(TextField),
    Secret(SecretField),
    Choice { options: Vec<String>, chosen: usize },
    Check(bool),
    Area { area: Box<TextArea>, lines: u16 },
}

impl Input {
    pub fn text_field(text: &str) -> Self {
        Self::Text(TextField::new(text))
    }

    /// A date and time as text; `placeholder` shows how to write one.
    pub fn date_time(text: &str, placeholder: impl Into<String>) -> Self {
        Self::Text(TextField::new(text).with_placeholder(placeholder))
    }

    pub fn secret() -> Self {
        Self::Secret(SecretField::default())
    }

    pub fn choice(options: impl IntoIterator<Item = impl Into<String>>, chosen: usize) -> Self {
        Self::Choice { options: options.into_iter().map(Into::into).collect(), chosen }
    }

    /// Many lines, `lines` of them in sight.
    pub fn area(text: &str, lines: u16) -> Self {
        Self::Area { area: Box::new(TextArea::new(text)), lines: lines.max(1) }
    }

    /// What is entered, as text; never a secret.
    pub fn text(&self) -> String {
        match self {
            Self::Text(field) => field.text().to_owned(),
            Self::Area { area, .. } => area.text(),
            Self::Choice { options, chosen } => options.get(*chosen).cloned().unwrap_or_default(),
            Self::Secret(_) | Self::Check(_) => String::new(),
        }
    }

    /// What is entered, so that [`Input::enter`] can put it back.
    pub(super) fn entered(&self) -> String {
        match self {
            Self::Choice { chosen, .. } => chosen.to_string(),
            Self::Check(on) => on.to_string(),
            other => other.text(),
        }
    }

    /// An option that is not there any more leaves the choice as it is.
    pub(super) fn enter(&mut self, entered: &str) {
        match self {
            Self::Text(field) => field.set(entered),
            Self::Area { area, .. } => **area = TextArea::new(entered),
            Self::Check(on) => *on = entered == "true",
            Self::Choice { options, chosen } => {
                *chosen = entered.parse().ok().filter(|at| *at < options.len()).unwrap_or(*chosen);
            }
            Self::Secret(_) => {}
        }
    }

    pub(super) fn takes_typing(&self) -> bool {
        matches!(self, Self::Text(_) | Self::Secret(_) | Self::Area { .. })
    }

    fn height(&self) -> u16 {
        match self {
            Self::Area { lines, .. } => *lines,
            _ => 1,
        }
    }

    pub(super) fn handle(&mut self, event: &Event) -> Edit {
        match self {
            Self::Text(field) => field.handle(event),
            Self::Secret(field) => field.handle(event),
            Self::Area { area, .. } => area.handle(event),
            Self::Check(on) => match event {
                Event::Key(key) if key.typed() == Some(' ') => {
                    *on = !*on;
                    Edit::Changed
                }
                _ => Edit::Ignored,
            },
            Self::Choice { options, chosen } => {
                let Event::Key(key) = event else {
                    return Edit::Ignored;
                };
                let count = options.len().max(1);
                *chosen = match key.code {
                    Code::Left => (*chosen + count - 1) % count,
                    Code::Right | Code::Char(' ') => (*chosen + 1) % count,
                    _ => return Edit::Ignored,
                };
                Edit::Changed
            }
        }
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas<'_>, focused: bool) {
        let (theme, glyphs) = (canvas.theme(), canvas.glyphs());
        let style = if focused { theme.field_focused } else { theme.field };
        match self {
            Self::Text(field) => field.draw(area, canvas, focused),
            Self::Secret(field) => field.draw(area, canvas, focused),
            Self::Area { area: text, .. } => text.draw(area, canvas, focused),
            Self::Check(on) => {
                let sign = if *on { glyphs.checked } else { glyphs.unchecked };
                canvas.text(area, &format!("[{sign}]"), style);
            }
            Self::Choice { options, chosen } => {
                let option = options.get(*chosen).map_or("", String::as_str);
                canvas.text(area, &format!("{} {option} {}", glyphs.previous, glyphs.next), style);
            }
        }
    }
}
