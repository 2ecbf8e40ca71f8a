//! The stack of layers: events go from the top down, drawing from the bottom up.
//!
//! A layer says what can be done on it now ([`Layer::offers`]); keys, hints, help and palette all follow from that.

mod clicking;

use jiff::Timestamp;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::background::Background;
use super::canvas::{Canvas, View, Zone};
use super::command::{BINDINGS, Command, Phrase};
use super::dialogs::commands::CommandList;
use super::event::{Event, MouseAct};
use super::keys::Key;

/// What all layers of one program share: the signed-in member, the jobs, the settings.
pub trait Context: Sized + 'static {
    /// What worker threads and dialogs send to layers.
    type Message: Send + 'static;

    fn view(&self) -> View<'_>;

    /// Somebody has pressed a key, pasted or used the mouse: whatever the layers make of it, somebody is there.
    fn heard(&mut self) {}

    /// Whether the mouse is listened to.
    fn mouse(&self) -> bool {
        true
    }

    /// A text that somebody has asked to have copied, once.
    fn take_copied(&mut self) -> Option<String> {
        None
    }

    /// The terminal has told its background; whether things look different now.
    fn told_background(&mut self, _: Background) -> bool {
        false
    }

    /// What opens to find anything: every command is given, and whether nothing lies above the bottom layer, so that one
    /// may go elsewhere from it. Without one it is the list of commands that help is.
    fn palette(&mut self, _commands: &Commands, _alone: bool) -> Option<Box<dyn Layer<Self>>> {
        None
    }
}

/// One thing that is on the screen: a screen, a dialog, a picker. Made afresh each time it opens.
pub trait Layer<C: Context> {
    /// What can be done here now, the most useful first.
    fn offers(&self, cx: &C) -> Vec<Offer>;

    /// Does one of the offered commands.
    fn run(&mut self, command: Command, cx: &mut C) -> Outcome<C>;

    /// A key no offer took, text, the mouse, a wake-up, the return from a stop.
    fn handle(&mut self, _event: &Event, _cx: &mut C) -> Outcome<C> {
        Outcome::Ignored
    }

    /// A message from a worker or from a dialog that closed above; what is not this layer's is handed back.
    fn receive(&mut self, message: C::Message, _cx: &mut C) -> Result<Outcome<C>, C::Message> {
        Err(message)
    }

    /// Draws from memory alone. `&mut` is for what drawing finds out: scroll offsets and areas.
    fn draw(&mut self, area: Rect, canvas: &mut Canvas<'_>);

    /// Whether keys that print are text here now.
    fn takes_typing(&self) -> bool {
        false
    }

    /// Whether keys may reach the layers beneath.
    fn is_modal(&self) -> bool {
        true
    }

    /// Whether nothing of the layers beneath can be seen.
    fn covers_all(&self) -> bool {
        false
    }

    /// What the signs mean that stand in what is drawn without a word beside them.
    fn signs(&self) -> &'static [Phrase] {
        &[]
    }

    /// The last chance to keep what was typed: the stack is being cleared, or the program ends.
    fn leave(&mut self, _cx: &mut C) {}

    /// When to be sent [`Event::Wake`].
    fn next_wake(&self) -> Option<Timestamp> {
        None
    }
}

/// A command a layer can do, or would if something were not in the way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    pub command: Command,
    /// Why it can't be done now, in the person's language.
    pub refusal: Option<String>,
    /// What it does here, where the command's own word would mislead: what Enter does on a button.
    label: Option<String>,
}

impl Offer {
    pub fn ready(command: Command) -> Self {
        Self { command, refusal: None, label: None }
    }

    pub fn refused(command: Command, reason: impl Into<String>) -> Self {
        Self { command, refusal: Some(reason.into()), label: None }
    }

    /// Ready, or refused with the reason there is.
    pub fn unless(command: Command, refusal: Option<String>) -> Self {
        Self { command, refusal, label: None }
    }

    #[must_use]
    pub fn called(self, label: impl Into<String>) -> Self {
        Self { label: Some(label.into()), ..self }
    }
}

impl From<Command> for Offer {
    fn from(command: Command) -> Self {
        Self::ready(command)
    }
}

/// A command as the footer, help and palette show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint {
    pub command: Command,
    /// The key to press; empty where there is none.
    pub key: String,
    pub label: String,
    pub refusal: Option<String>,
}

/// Every command, by where it works.
#[derive(Clone, Debug, Default)]
pub struct Commands {
    /// What is particular to where one is: what can be done first, then what is refused.
    pub here: Vec<Hint>,
    pub everywhere: Vec<Hint>,
    /// What cannot be done now, with the reason.
    pub elsewhere: Vec<Hint>,
}

/// What became of an event.
pub enum Outcome<C: Context> {
    /// Not for this layer; the next one down is asked.
    Ignored,
    /// Done; the screen is drawn again.
    Consumed,
    /// Opens a layer above.
    Open(Box<dyn Layer<C>>),
    /// Puts another layer in this one's place.
    Replace(Box<dyn Layer<C>>),
    /// Clears the whole stack for a new bottom layer: locking, signing in.
    Reset(Box<dyn Layer<C>>),
    /// This layer goes.
    Close,
    /// This layer goes, and those beneath get the message.
    Answer(C::Message),
    /// This layer stays, and those beneath get the message.
    Tell(C::Message),
    /// This layer goes, and those beneath run the command, as if its key had been pressed.
    CloseAndRun(Command),
    /// The footer says this until the next key.
    Say(String),
    /// Gives the terminal back and stops, to come back with [`Event::Resumed`].
    Suspend,
    /// Ends the program with this exit code.
    Quit(u8),
}

/// What the loop has to do after an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flow {
    /// Nothing changed.
    Rest,
    Draw,
    Suspend,
    Quit(u8),
}

/// The layers of a running program.
pub struct Stack<C: Context> {
    layers: Vec<Box<dyn Layer<C>>>,
    notice: Option<String>,
    /// What can be clicked in the last frame, with the layer that drew it.
    zones: Vec<(usize, Zone)>,
    /// Where a row has just been clicked.
    clicked: Option<(u16, u16)>,
}

impl<C: Context> Stack<C> {
    pub fn new(bottom: impl Layer<C> + 'static) -> Self {
        Self { layers: vec![Box::new(bottom)], notice: None, zones: Vec::new(), clicked: None }
    }

    /// Says something in the footer until the next key.
    pub fn say(&mut self, text: String) {
        self.notice = Some(text);
    }

    /// Sends an event through the layers.
    pub fn handle(&mut self, event: &Event, cx: &mut C) -> Flow {
        if matches!(event, Event::Key(_) | Event::Paste(_) | Event::Mouse(_)) {
            cx.heard();
        }
        let clicked = if matches!(event, Event::Wake(_)) { self.clicked } else { self.clicked.take() };
        match event {
            Event::Key(key) => {
                let had_notice = self.notice.take().is_some();
                match self.press(*key, cx) {
                    Flow::Rest if had_notice => Flow::Draw,
                    flow => flow,
                }
            }
            Event::Mouse(mouse) if mouse.act == MouseAct::Click => {
                let had_notice = self.notice.take().is_some();
                match self.click(*mouse, clicked, cx) {
                    Flow::Rest if had_notice => Flow::Draw,
                    flow => flow,
                }
            }
            Event::Paste(_) | Event::Mouse(_) | Event::Pressed(_) => self.offer_event(event, self.layers.len(), cx),
            Event::Background(background) => {
                if cx.told_background(*background) {
                    Flow::Draw
                } else {
                    Flow::Rest
                }
            }
            // Everyone who waits is told, whatever lies above.
            Event::Wake(_) | Event::Resumed => {
                let mut flow = Flow::Rest;
                for at in (0..self.layers.len()).rev() {
                    if let Some(layer) = self.layers.get_mut(at) {
                        let outcome = layer.handle(event, cx);
                        flow = flow.and(self.apply(outcome, at, cx).unwrap_or(Flow::Rest));
                    }
                }
                flow
            }
        }
    }

    /// Tells every layer, the topmost first, that it is about to go.
    pub fn leave(&mut self, cx: &mut C) {
        for layer in self.layers.iter_mut().rev() {
            layer.leave(cx);
        }
    }

    /// Hands a message down the layers until one takes it.
    pub fn receive(&mut self, message: C::Message, cx: &mut C) -> Flow {
        self.tell(message, self.layers.len(), cx)
    }

    /// Runs a command on the topmost layer that offers it.
    pub fn run(&mut self, command: Command, cx: &mut C) -> Flow {
        if command == Command::Lock
            && let Some(flow) = self.lock(cx)
        {
            return flow;
        }
        for at in (0..self.layers.len()).rev() {
            if let Some(flow) = self.run_at(at, command, cx) {
                return flow;
            }
            if self.layers[at].is_modal() {
                break;
            }
        }
        match command {
            Command::Help | Command::Palette => {
                let commands = self.commands(cx);
                let alone = self.layers.len() == 1;
                let palette = if command == Command::Palette { cx.palette(&commands, alone) } else { None };
                let layer = palette.unwrap_or_else(|| {
                    let title = cx.view().words.command(command);
                    Box::new(CommandList::new(title, commands, self.signs(), cx.view()))
                });
                self.layers.push(layer);
                Flow::Draw
            }
            _ => {
                // What could be done when it was chosen, and no longer can.
                self.notice = Some(cx.view().words.phrase(Phrase::NotHere));
                Flow::Draw
            }
        }
    }

    /// Whether keys that print are text now: on the top layer, or below one that lets keys through.
    fn takes_typing(&self) -> bool {
        let through = self.layers.iter().rposition(|layer| layer.is_modal()).unwrap_or(0);
        self.layers[through..].iter().any(|layer| layer.takes_typing())
    }

    fn press(&mut self, key: Key, cx: &mut C) -> Flow {
        let typing = self.takes_typing();
        let is_text = typing && key.typed().is_some();
        // On the bottom layer nothing lies beneath that one could go back to, and what is typed is a name or a secret.
        let quits = self.layers.len() == 1 && self.layers[0].offers(cx).iter().any(|o| o.command == Command::Quit);
        if typing && key == Key::ctrl('c') && !quits {
            self.notice = Some(cx.view().words.phrase(Phrase::HowToLeave));
            return Flow::Draw;
        }
        let commands = if is_text { Vec::new() } else { cx.view().keymap.commands(key).to_vec() };
        if commands.contains(&Command::Lock)
            && let Some(flow) = self.lock(cx)
        {
            return flow;
        }
        for at in (0..self.layers.len()).rev() {
            for command in &commands {
                if let Some(flow) = self.run_at(at, *command, cx) {
                    return flow;
                }
            }
            let outcome = self.layers[at].handle(&Event::Key(key), cx);
            if let Some(flow) = self.apply(outcome, at, cx) {
                return flow;
            }
            if self.layers[at].is_modal() {
                break;
            }
        }
        let own = commands.iter().find(|command| matches!(command, Command::Help | Command::Palette));
        own.map_or(Flow::Rest, |command| self.run(*command, cx))
    }

    /// Whoever leaves the desk locks it: no dialog that lies open may keep that to itself, so the lowest layer that offers
    /// it locks, whatever lies above. Layers above offer it for the footer to say so.
    fn lock(&mut self, cx: &mut C) -> Option<Flow> {
        (0..self.layers.len()).find_map(|at| self.run_at(at, Command::Lock, cx))
    }

    /// `None` where the layer does not offer the command.
    fn run_at(&mut self, at: usize, command: Command, cx: &mut C) -> Option<Flow> {
        let offer = self.layers[at].offers(cx).into_iter().find(|offer| offer.command == command)?;
        if let Some(reason) = offer.refusal {
            self.notice = Some(reason);
            return Some(Flow::Draw);
        }
        let outcome = self.layers[at].run(command, cx);
        self.apply(outcome, at, cx)
    }

    fn offer_event(&mut self, event: &Event, above: usize, cx: &mut C) -> Flow {
        for at in (0..above).rev() {
            let outcome = self.layers[at].handle(event, cx);
            if let Some(flow) = self.apply(outcome, at, cx) {
                return flow;
            }
            if self.layers[at].is_modal() {
                break;
            }
        }
        Flow::Rest
    }

    /// Carries out what layer `at` answered; `None` when it ignored the event.
    fn apply(&mut self, outcome: Outcome<C>, at: usize, cx: &mut C) -> Option<Flow> {
        Some(match outcome {
            Outcome::Ignored => return None,
            Outcome::Consumed => Flow::Draw,
            Outcome::Open(layer) => {
                self.layers.push(layer);
                Flow::Draw
            }
            Outcome::Replace(layer) => {
                self.layers[at] = layer;
                Flow::Draw
            }
            Outcome::Reset(layer) => {
                self.leave(cx);
                self.layers.clear();
                self.layers.push(layer);
                Flow::Draw
            }
            Outcome::Close => self.close(at),
            Outcome::Answer(message) => {
                let closed = self.close(at);
                closed.and(self.tell(message, at, cx))
            }
            Outcome::Tell(message) => Flow::Draw.and(self.tell(message, at, cx)),
            Outcome::CloseAndRun(command) => {
                let closed = self.close(at);
                closed.and(self.run(command, cx))
            }
            Outcome::Say(text) => {
                self.notice = Some(text);
                Flow::Draw
            }
            Outcome::Suspend => Flow::Suspend,
            Outcome::Quit(code) => Flow::Quit(code),
        })
    }

    fn close(&mut self, at: usize) -> Flow {
        self.layers.remove(at);
        // A program without a screen has nothing left to do.
        if self.layers.is_empty() { Flow::Quit(0) } else { Flow::Draw }
    }

    fn tell(&mut self, mut message: C::Message, above: usize, cx: &mut C) -> Flow {
        for at in (0..above.min(self.layers.len())).rev() {
            match self.layers[at].receive(message, cx) {
                Ok(outcome) => return self.apply(outcome, at, cx).unwrap_or(Flow::Rest),
                Err(back) => message = back,
            }
        }
        Flow::Rest
    }

    /// What works now: the offers from the top layer down to the first that keeps keys to itself.
    pub fn hints(&self, cx: &C) -> Vec<Hint> {
        let view = cx.view();
        let typing = self.takes_typing();
        let mut hints: Vec<Hint> = Vec::new();
        for layer in self.layers.iter().rev() {
            for offer in layer.offers(cx) {
                if hints.iter().any(|hint| hint.command == offer.command) {
                    continue;
                }
                let works = |key: &&Key| !typing || key.typed().is_none();
                let key = view.keymap.keys(offer.command).iter().find(works).map(|key| view.key(*key));
                hints.push(Hint {
                    command: offer.command,
                    key: key.unwrap_or_default(),
                    label: offer.label.unwrap_or_else(|| view.words.command(offer.command)),
                    refusal: offer.refusal,
                });
            }
            if layer.is_modal() {
                break;
            }
        }
        // Over the whole screen a layer looks like a screen, where help is looked for. Every layer has it.
        let is_screen = self.layers.len() > 1 && self.layers.last().is_some_and(|top| top.covers_all());
        if is_screen && !typing && !hints.iter().any(|hint| hint.command == Command::Help) {
            hints.push(Hint {
                command: Command::Help,
                key: view.key_of(Command::Help).unwrap_or_default(),
                label: view.words.command(Command::Help),
                refusal: None,
            });
        }
        hints
    }

    /// All of them: whoever looks for one finds it from anywhere.
    fn commands(&self, cx: &C) -> Commands {
        let view = cx.view();
        let mut offered = self.hints(cx);
        // What cannot be done now comes after what can.
        offered.sort_by_key(|hint| hint.refusal.is_some());
        let (mut everywhere, here): (Vec<_>, Vec<_>) = offered.into_iter().partition(|hint| hint.command.is_general());
        let mut elsewhere = Vec::new();
        for binding in BINDINGS {
            if here.iter().chain(&everywhere).any(|hint| hint.command == binding.command) {
                continue;
            }
            let is_own = matches!(binding.command, Command::Help | Command::Palette);
            let hint = Hint {
                command: binding.command,
                key: view.key_of(binding.command).unwrap_or_default(),
                label: view.words.command(binding.command),
                refusal: (!is_own).then(|| view.words.phrase(binding.place.elsewhere())),
            };
            if is_own { everywhere.push(hint) } else { elsewhere.push(hint) }
        }
        // Whoever looks here looks for what is particular to another place.
        elsewhere.sort_by_key(|hint| hint.command.is_general());
        Commands { here, everywhere, elsewhere }
    }

    /// What the signs in sight mean.
    fn signs(&self) -> Vec<Phrase> {
        let mut signs = Vec::new();
        for sign in self.layers[self.bottom()..].iter().flat_map(|layer| layer.signs()) {
            if !signs.contains(sign) {
                signs.push(*sign);
            }
        }
        signs
    }

    /// The lowest layer of which anything can be seen.
    fn bottom(&self) -> usize {
        self.layers.iter().rposition(|layer| layer.covers_all()).unwrap_or(0)
    }

    /// Draws every layer that can be seen; returns where the cursor goes.
    pub fn draw(&mut self, area: Rect, buffer: &mut Buffer, cx: &C, now: Timestamp) -> Option<Position> {
        let hints = self.hints(cx);
        let bottom = self.bottom();
        let mut canvas = Canvas {
            buffer,
            view: cx.view(),
            hints: &hints,
            notice: self.notice.as_deref(),
            now,
            cursor: None,
            zones: Vec::new(),
        };
        self.zones.clear();
        canvas.fill(area, canvas.view.theme.text);
        for (at, layer) in self.layers.iter_mut().enumerate().skip(bottom) {
            // What lies beneath must not leave its cursor in a dialog.
            canvas.cursor = None;
            layer.draw(area, &mut canvas);
            self.zones.extend(canvas.zones.drain(..).map(|zone| (at, zone)));
        }
        canvas.cursor.filter(|cursor| area.contains(*cursor))
    }

    pub fn next_wake(&self) -> Option<Timestamp> {
        self.layers.iter().filter_map(|layer| layer.next_wake()).min()
    }
}

impl Flow {
    /// The weightier of two.
    pub(super) fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Quit(code), _) | (_, Self::Quit(code)) => Self::Quit(code),
            (Self::Suspend, _) | (_, Self::Suspend) => Self::Suspend,
            (Self::Draw, _) | (_, Self::Draw) => Self::Draw,
            _ => Self::Rest,
        }
    }
}

/// The commands that walk through rows or text, for a layer's offers.
pub const WALKING: &[Command] =
    &[Command::Up, Command::Down, Command::PageUp, Command::PageDown, Command::First, Command::Last];
