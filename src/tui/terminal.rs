//! The terminal: entering and leaving it whatever happens, and one write for each frame.

use std::cell::RefCell;
use std::io::{self, IsTerminal, Write};
use std::panic;
use std::process;
use std::rc::Rc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use crossterm::clipboard::CopyToClipboard;
use crossterm::event::{
    DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture, KeyboardEnhancementFlags,
    PopKeyboardEnhancementFlags, PushKeyboardEnhancementFlags,
};
use crossterm::style::ResetColor;
use crossterm::terminal::{EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode};
use crossterm::{cursor, queue};
use nix::unistd::getpgrp;
use ratatui::backend::{Backend, ClearType, CrosstermBackend};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use rustix::event::{PollFd, PollFlags, poll};
use rustix::termios::tcgetpgrp;

use super::background;
use crate::domain::text::mended_cell;

/// What the loop draws on.
pub trait Screen {
    /// Draws a frame: `paint` fills the cells and says where the cursor goes.
    fn draw(&mut self, paint: &mut dyn FnMut(Rect, &mut Buffer) -> Option<Position>) -> io::Result<()>;

    /// The size may have changed: the next frame asks for it.
    fn resized(&mut self);

    /// Gives the terminal back and stops this process. Nothing may be drawn before it is taken again.
    fn suspend(&mut self) -> io::Result<()>;

    /// Takes the terminal again, because somebody else may have changed it. Not where it is somebody else's, a shell's that
    /// has woken this process in the background: then the process stops again, and the answer is no.
    fn renew(&mut self) -> io::Result<bool>;

    /// Listens to the mouse from the next frame on, or leaves it to the terminal.
    fn set_mouse(&mut self, on: bool) -> io::Result<()>;

    /// Hands the terminal a text for the clipboard, with the next frame (OSC 52). It decides what becomes of it.
    fn copy(&mut self, text: &str) -> io::Result<()>;
}

/// Why there can be no full-screen program here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoTerminal {
    #[error("standard input and output must be a terminal")]
    Redirected,
    #[error("this terminal (TERM=dumb) can't show a full screen")]
    Dumb,
}

/// Whether a full-screen program can run, from what is known before anything is written.
pub fn check(input_is_terminal: bool, output_is_terminal: bool, term: Option<&str>) -> Result<(), NoTerminal> {
    match term {
        _ if !input_is_terminal || !output_is_terminal => Err(NoTerminal::Redirected),
        None | Some("" | "dumb") => Err(NoTerminal::Dumb),
        Some(_) => Ok(()),
    }
}

/// [`check`] for this process.
pub fn check_here() -> Result<(), NoTerminal> {
    check(io::stdin().is_terminal(), io::stdout().is_terminal(), std::env::var("TERM").ok().as_deref())
}

/// Whether to ask for unambiguous keys (Ctrl-Enter). Asking the terminal first would cost a round trip at every
/// start; those that don't know the request ignore it, but for a few old ones that take it for another.
pub fn may_enhance_keys(term: Option<&str>, term_program: Option<&str>) -> bool {
    let old = |term: &str| term == "linux" || term.starts_with("vt") || term.starts_with("screen");
    !term.is_none_or(old) && term_program != Some("Apple_Terminal")
}

/// How to enter.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    pub mouse: bool,
    pub enhanced_keys: bool,
    /// Whether to ask for the background's colour; the answer comes among the keys.
    pub asks_background: bool,
}

/// Whether the terminal's settings are ours, for whoever has to give it back: drop, a panic, a stop.
static ENTERED: AtomicBool = AtomicBool::new(false);
/// Whether what switches its modes on has been written too: what never was is not switched off. A shell has modes of its own.
static SWITCHED: AtomicBool = AtomicBool::new(false);
/// Held while writing, so that nothing is written between giving the terminal back and the end.
static WRITING: Mutex<()> = Mutex::new(());

fn writing() -> MutexGuard<'static, ()> {
    WRITING.lock().unwrap_or_else(PoisonError::into_inner)
}

fn write_out(mut bytes: &[u8]) -> io::Result<()> {
    // Not through `io::stdout()`: its lock may be held by the very thread that panics.
    while !bytes.is_empty() {
        match rustix::io::write(rustix::stdio::stdout(), bytes) {
            Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
            Ok(written) => bytes = &bytes[written..],
            Err(rustix::io::Errno::INTR) => {}
            // Somebody who shares the terminal has told it not to wait.
            Err(rustix::io::Errno::AGAIN) => wait_for_room()?,
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}

fn wait_for_room() -> io::Result<()> {
    let output = rustix::stdio::stdout();
    let mut waited = [PollFd::new(&output, PollFlags::OUT)];
    match poll(&mut waited, None) {
        Ok(_) | Err(rustix::io::Errno::INTR) => Ok(()),
        Err(error) => Err(error.into()),
    }
}

/// Whether the terminal is this process's to use. One that cannot tell is.
fn is_in_foreground() -> bool {
    tcgetpgrp(rustix::stdio::stdin()).map_or(true, |group| group.as_raw_nonzero().get() == getpgrp().as_raw())
}

/// Gives the terminal back if it is ours; safe to call from anywhere, more than once.
fn restore() {
    if !ENTERED.swap(false, Ordering::SeqCst) {
        return;
    }
    if SWITCHED.swap(false, Ordering::SeqCst) {
        let mut bytes = Vec::new();
        // Writing to a Vec can't fail.
        let _ = queue!(
            bytes,
            PopKeyboardEnhancementFlags,
            DisableMouseCapture,
            DisableBracketedPaste,
            ResetColor,
            LeaveAlternateScreen,
            cursor::Show
        );
        // There is nobody to tell when the terminal is gone.
        let _ = write_out(&bytes);
    }
    let _ = disable_raw_mode();
}

fn install_panic_hook() {
    let report = panic::take_hook();
    panic::set_hook(Box::new(move |panic| {
        // Kept to the end of the process: no other thread draws over the message.
        let _held = writing();
        restore();
        report(panic);
        process::exit(101);
    }));
}

/// Collects a frame's bytes; they are written when the frame is whole.
struct Pending(Rc<RefCell<Vec<u8>>>);

impl Write for Pending {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The terminal this process runs in. Dropping it gives the terminal back.
pub struct Terminal {
    frames: Frames<CrosstermBackend<Pending>>,
    pending: Rc<RefCell<Vec<u8>>>,
    options: Options,
}

impl Terminal {
    /// Takes the terminal over. From here on a panic in any thread restores it and exits with 101.
    /// Call once in a process, after [`check_here`].
    pub fn enter(options: Options) -> io::Result<Self> {
        let pending = Rc::new(RefCell::new(Vec::with_capacity(16 * 1024)));
        let frames = Frames::new(CrosstermBackend::new(Pending(Rc::clone(&pending))));
        let mut terminal = Self { frames, pending, options };
        install_panic_hook();
        terminal.take()?;
        if options.asks_background {
            terminal.pending.borrow_mut().extend_from_slice(background::QUESTION.as_bytes());
        }
        Ok(terminal)
    }

    fn take(&mut self) -> io::Result<()> {
        enable_raw_mode()?;
        ENTERED.store(true, Ordering::SeqCst);
        let mut pending = self.pending.borrow_mut();
        // What was to be written by one who has lost the terminal since: it would be switched on twice, and off once.
        pending.clear();
        queue!(*pending, EnterAlternateScreen, EnableBracketedPaste, cursor::Hide)?;
        if self.options.mouse {
            queue!(*pending, EnableMouseCapture)?;
        }
        if self.options.enhanced_keys {
            let flags = KeyboardEnhancementFlags::DISAMBIGUATE_ESCAPE_CODES;
            queue!(*pending, PushKeyboardEnhancementFlags(flags))?;
        }
        self.frames.forget();
        Ok(())
    }
}

fn stop() -> io::Result<()> {
    signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP)
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _held = writing();
        restore();
    }
}

impl Screen for Terminal {
    fn draw(&mut self, paint: &mut dyn FnMut(Rect, &mut Buffer) -> Option<Position>) -> io::Result<()> {
        self.frames.draw(paint)?;
        let mut pending = self.pending.borrow_mut();
        let written = {
            let _held = writing();
            // All that is pending after the terminal was taken begins with its modes.
            SWITCHED.store(true, Ordering::SeqCst);
            write_out(&pending)
        };
        pending.clear();
        written
    }

    fn resized(&mut self) {
        self.frames.resized = true;
    }

    fn suspend(&mut self) -> io::Result<()> {
        {
            let _held = writing();
            restore();
        }
        stop()
    }

    fn renew(&mut self) -> io::Result<bool> {
        if !is_in_foreground() {
            // Touching the terminal would stop the process too, and keep it from ever hearing that it is to end.
            stop()?;
            return Ok(false);
        }
        {
            let _held = writing();
            restore();
        }
        self.take()?;
        Ok(true)
    }

    fn set_mouse(&mut self, on: bool) -> io::Result<()> {
        self.options.mouse = on;
        let mut pending = self.pending.borrow_mut();
        if on { queue!(*pending, EnableMouseCapture) } else { queue!(*pending, DisableMouseCapture) }
    }

    fn copy(&mut self, text: &str) -> io::Result<()> {
        queue!(*self.pending.borrow_mut(), CopyToClipboard::to_clipboard_from(text))
    }
}

/// Two buffers and what differs between them, on any backend.
pub struct Frames<B: Backend> {
    backend: B,
    shown: Buffer,
    next: Buffer,
    /// `None`: not known. `Some(None)`: hidden.
    cursor: Option<Option<Position>>,
    resized: bool,
    stale: bool,
}

impl<B: Backend> Frames<B> {
    pub fn new(backend: B) -> Self {
        Self { backend, shown: Buffer::default(), next: Buffer::default(), cursor: None, resized: true, stale: true }
    }

    pub fn backend(&self) -> &B {
        &self.backend
    }

    pub fn backend_mut(&mut self) -> &mut B {
        &mut self.backend
    }

    /// Nothing is known of what the terminal shows: the next frame is drawn whole.
    fn forget(&mut self) {
        self.resized = true;
        self.stale = true;
        self.cursor = None;
    }
}

impl<B: Backend> Frames<B>
where
    B::Error: Send + Sync + 'static,
{
    fn draw(&mut self, paint: &mut dyn FnMut(Rect, &mut Buffer) -> Option<Position>) -> io::Result<()> {
        if std::mem::take(&mut self.resized) {
            let size = self.backend.size().map_err(io::Error::other)?;
            let area = Rect::new(0, 0, size.width, size.height);
            self.next.resize(area);
            // Even at the size it had: what was smaller for a moment has lost what stood there.
            self.stale = true;
        }
        if std::mem::take(&mut self.stale) {
            self.shown = Buffer::empty(self.next.area);
            self.backend.clear_region(ClearType::All).map_err(io::Error::other)?;
        }
        self.next.reset();
        let area = self.next.area;
        let cursor = if area.is_empty() { None } else { paint(area, &mut self.next) };
        // Texts come here cleaned; what is being typed may end in half an emoji or carry a stack of marks.
        for cell in &mut self.next.content {
            if let Some(mended) = mended_cell(cell.symbol()) {
                cell.set_symbol(&mended);
            }
        }
        let mut changes = self.shown.diff_iter(&self.next).peekable();
        let changed = changes.peek().is_some();
        if changed {
            self.backend.draw(changes).map_err(io::Error::other)?;
        }
        if self.cursor != Some(cursor) || (changed && cursor.is_some()) {
            self.place(cursor).map_err(io::Error::other)?;
        }
        std::mem::swap(&mut self.shown, &mut self.next);
        self.backend.flush().map_err(io::Error::other)
    }

    fn place(&mut self, cursor: Option<Position>) -> Result<(), B::Error> {
        let was_shown = matches!(self.cursor, Some(Some(_)));
        match cursor {
            None => self.backend.hide_cursor()?,
            Some(position) => {
                self.backend.set_cursor_position(position)?;
                if !was_shown {
                    self.backend.show_cursor()?;
                }
            }
        }
        self.cursor = Some(cursor);
        Ok(())
    }
}

/// Any backend is a screen that can't be stopped: what tests draw on.
impl<B: Backend> Screen for Frames<B>
where
    B::Error: Send + Sync + 'static,
{
    fn draw(&mut self, paint: &mut dyn FnMut(Rect, &mut Buffer) -> Option<Position>) -> io::Result<()> {
        Self::draw(self, paint)
    }

    fn resized(&mut self) {
        self.resized = true;
    }

    fn suspend(&mut self) -> io::Result<()> {
        Ok(())
    }

    fn renew(&mut self) -> io::Result<bool> {
        self.forget();
        Ok(true)
    }

    fn set_mouse(&mut self, _: bool) -> io::Result<()> {
        Ok(())
    }

    fn copy(&mut self, _: &str) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_a_terminal_or_with_a_dumb_one_nothing_starts() {
        assert_eq!(check(true, true, Some("xterm-256color")), Ok(()));
        assert_eq!(check(false, true, Some("xterm")), Err(NoTerminal::Redirected));
        assert_eq!(check(true, false, Some("xterm")), Err(NoTerminal::Redirected));
        assert_eq!(check(true, true, Some("dumb")), Err(NoTerminal::Dumb));
        assert_eq!(check(true, true, None), Err(NoTerminal::Dumb));
    }

    #[test]
    fn old_terminals_are_not_asked_for_unambiguous_keys() {
        assert!(may_enhance_keys(Some("xterm-256color"), None));
        assert!(may_enhance_keys(Some("tmux-256color"), None));
        assert!(!may_enhance_keys(Some("linux"), None));
        assert!(!may_enhance_keys(Some("screen.xterm"), None));
        assert!(!may_enhance_keys(Some("xterm-256color"), Some("Apple_Terminal")));
    }

    /// Frames on a backend that keeps the bytes.
    fn recorded() -> (Frames<CrosstermBackend<Pending>>, Rc<RefCell<Vec<u8>>>) {
        let bytes = Rc::new(RefCell::new(Vec::new()));
        let mut frames = Frames::new(CrosstermBackend::new(Pending(Rc::clone(&bytes))));
        let area = Rect::new(0, 0, 20, 3);
        frames.next = Buffer::empty(area);
        frames.shown = Buffer::empty(area);
        (frames.resized, frames.stale) = (false, false);
        (frames, bytes)
    }

    #[test]
    fn a_frame_that_changes_nothing_writes_nothing() {
        let (mut frames, bytes) = recorded();
        let mut paint = |area: Rect, buffer: &mut Buffer| {
            buffer.set_string(area.x, area.y, "hola", ratatui::style::Style::new());
            None
        };
        frames.draw(&mut paint).unwrap();
        assert!(!bytes.borrow().is_empty());
        bytes.borrow_mut().clear();
        frames.draw(&mut paint).unwrap();
        assert!(bytes.borrow().is_empty(), "{:?}", bytes.borrow());
    }

    #[test]
    fn whatever_a_cell_was_given_nothing_in_it_acts_on_the_terminal() {
        let (mut frames, bytes) = recorded();
        let given =
            ["\u{1b}]0;x\u{7}", "a\u{202e}", "\u{200d}", "e\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}", "👩\u{200d}"];
        frames
            .draw(&mut |_, buffer| {
                for (x, symbol) in (0..).step_by(2).zip(given) {
                    buffer[(x, 0)].set_symbol(symbol);
                }
                None
            })
            .unwrap();
        let written = String::from_utf8(bytes.borrow().clone()).unwrap();
        assert!(!written.contains(['\u{7}', '\u{202e}', '\u{200d}']), "{written:?}");
        assert!(!written.contains("\u{1b}]"), "{written:?}");
        assert_eq!(written.matches('\u{301}').count(), 4, "{written:?}");
        assert!(written.contains('a') && written.contains('👩'), "{written:?}");
    }

    #[test]
    fn the_cursor_returns_to_its_place_after_other_cells_changed() {
        let (mut frames, bytes) = recorded();
        for text in ["a", "b"] {
            bytes.borrow_mut().clear();
            frames
                .draw(&mut |_, buffer| {
                    buffer.set_string(0, 0, text, ratatui::style::Style::new());
                    Some(Position::new(4, 2))
                })
                .unwrap();
            let written = String::from_utf8(bytes.borrow().clone()).unwrap();
            assert!(written.contains("\u{1b}[3;5H"), "{written:?}");
        }
    }
}
