//! The loop: one thread, one queue; draws only when something changed, and after everything queued was handled.

use std::io;
use std::time::Duration;

use jiff::Timestamp;

use super::event::{Event, Incoming};
use super::input::EventSource;
use super::layer::{Context, Flow, Stack};
use super::terminal::Screen;
use crate::clock::Clock;

/// Wake-ups come no closer than this, whatever layers ask for: idle costs next to nothing.
const SHORTEST_SLEEP: Duration = Duration::from_millis(250);

/// After so many events without a picture the person wants to see one, even if more are waiting.
const MOST_UNDRAWN: usize = 500;

/// How the program ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// A layer asked for it.
    Code(u8),
    /// By a signal.
    Signal(i32),
    /// The terminal is gone, or the test's script is over.
    InputEnded,
}

impl Exit {
    /// The exit code of the process.
    pub fn code(self) -> u8 {
        match self {
            Self::Code(code) => code,
            Self::Signal(signal) => u8::try_from(128 + signal).unwrap_or(u8::MAX),
            Self::InputEnded => Self::Signal(signal_hook::consts::SIGHUP).code(),
        }
    }
}

/// Runs until a layer quits, a signal ends it, or there is nothing left to read.
pub fn run<C: Context>(
    screen: &mut impl Screen,
    source: &mut impl EventSource<C::Message>,
    clock: &Clock,
    stack: &mut Stack<C>,
    cx: &mut C,
) -> io::Result<Exit> {
    let mut woken = Timestamp::MIN;
    let mut changed = true;
    let mut stopped = false;
    let mut mouse = cx.mouse();
    loop {
        if changed && !stopped {
            if mouse != cx.mouse() {
                mouse = cx.mouse();
                screen.set_mouse(mouse)?;
            }
            if let Some(text) = cx.take_copied() {
                screen.copy(&text)?;
            }
            let now = clock.now();
            if let Err(error) = screen.draw(&mut |area, buffer| stack.draw(area, buffer, cx, now)) {
                return lost(error, stack, cx);
            }
            changed = false;
        }
        let now = clock.now();
        let due = stack.next_wake().map(|at| at.max(after(woken, SHORTEST_SLEEP)));
        let mut incoming = match due {
            Some(at) if at <= now => {
                woken = now;
                Some(Incoming::Event(Event::Wake(now)))
            }
            Some(at) => source.next(Some(until(now, at)))?,
            None => source.next(None)?,
        };
        let mut undrawn = 0;
        while let Some(next) = incoming {
            match take(next, stack, cx) {
                Step::Rest => {}
                Step::Draw => changed = true,
                Step::Resize => {
                    screen.resized();
                    changed = true;
                }
                Step::Stop => {
                    stopped = true;
                    if let Err(error) = screen.suspend() {
                        return lost(error, stack, cx);
                    }
                }
                Step::GoOn => match screen.renew() {
                    Ok(is_ours) => {
                        stopped = !is_ours;
                        changed = true;
                        // Even where it has stopped again: whoever comes back to it may be somebody else.
                        if let Flow::Quit(code) = stack.handle(&Event::Resumed, cx) {
                            stack.leave(cx);
                            return Ok(Exit::Code(code));
                        }
                    }
                    Err(error) => return lost(error, stack, cx),
                },
                Step::Exit(exit) => {
                    stack.leave(cx);
                    return Ok(exit);
                }
            }
            undrawn += 1;
            incoming = if undrawn < MOST_UNDRAWN { source.next(Some(Duration::ZERO))? } else { None };
        }
    }
}

/// The terminal cannot be used any more. What was typed is kept all the same.
fn lost<C: Context>(error: io::Error, stack: &mut Stack<C>, cx: &mut C) -> io::Result<Exit> {
    stack.leave(cx);
    let is_gone = error.raw_os_error() == Some(rustix::io::Errno::IO.raw_os_error());
    if is_gone { Ok(Exit::InputEnded) } else { Err(error) }
}

enum Step {
    Rest,
    Draw,
    Resize,
    Stop,
    GoOn,
    Exit(Exit),
}

fn take<C: Context>(incoming: Incoming<C::Message>, stack: &mut Stack<C>, cx: &mut C) -> Step {
    let flow = match incoming {
        Incoming::Event(event) => stack.handle(&event, cx),
        Incoming::Message(message) => stack.receive(message, cx),
        Incoming::Resized => return Step::Resize,
        Incoming::Stop => return Step::Stop,
        Incoming::Continued => return Step::GoOn,
        Incoming::Terminate(signal) => return Step::Exit(Exit::Signal(signal)),
        Incoming::Ended => return Step::Exit(Exit::InputEnded),
    };
    match flow {
        Flow::Rest => Step::Rest,
        Flow::Draw => Step::Draw,
        Flow::Quit(code) => Step::Exit(Exit::Code(code)),
        Flow::Suspend => Step::Stop,
    }
}

fn after(at: Timestamp, wait: Duration) -> Timestamp {
    at.saturating_add(wait).unwrap_or(Timestamp::MAX)
}

fn until(now: Timestamp, at: Timestamp) -> Duration {
    Duration::try_from(at.duration_since(now)).unwrap_or(Duration::ZERO)
}

#[cfg(test)]
mod tests {
    use ratatui::backend::TestBackend;
    use ratatui::layout::Rect;
    use ratatui::style::Style;

    use super::*;
    use crate::tui::binding::Keymap;
    use crate::tui::canvas::{Canvas, View};
    use crate::tui::command::Command;
    use crate::tui::dialogs::confirm::Confirm;
    use crate::tui::dialogs::progress::Progress;
    use crate::tui::event::Event;
    use crate::tui::input::{Script, Step as Line};
    use crate::tui::job::Jobs;
    use crate::tui::layer::{Layer, Offer, Outcome};
    use crate::tui::terminal::Frames;
    use crate::tui::theme::{Glyphs, Theme, ThemeName};
    use crate::tui::widgets::footer;
    use crate::tui::widgets::stage::{Keys, text_of};
    use crate::tui::widgets::text_field::TextField;

    #[derive(Debug, PartialEq)]
    enum Said {
        Counted(u32),
        Withdraw,
        Typed(String),
    }

    struct Toy {
        theme: Theme,
        glyphs: Glyphs,
        keymap: Keymap,
        jobs: Jobs<Said>,
        clock: Clock,
    }

    impl Context for Toy {
        type Message = Said;

        fn view(&self) -> View<'_> {
            View { theme: &self.theme, glyphs: &self.glyphs, keymap: &self.keymap, words: &Keys }
        }
    }

    /// The bottom layer: counts, asks, shows.
    #[derive(Default)]
    struct Board {
        log: Vec<String>,
        wake: Option<Timestamp>,
    }

    impl Layer<Toy> for Board {
        fn offers(&self, _: &Toy) -> Vec<Offer> {
            vec![
                Command::New.into(),
                Offer::refused(Command::Edit, "not yours"),
                Command::Export.into(),
                Command::Withdraw.into(),
                Command::Quit.into(),
            ]
        }

        fn run(&mut self, command: Command, cx: &mut Toy) -> Outcome<Toy> {
            match command {
                Command::New => Outcome::Open(Box::new(Writing(TextField::default()))),
                Command::Withdraw => {
                    Outcome::Open(Box::new(Confirm::new("Sure?", "To 3 people", "Withdraw", Said::Withdraw)))
                }
                Command::Export => {
                    let now = cx.clock.now();
                    let job = cx.jobs.start("export", |job| {
                        job.report(42, 42);
                        Said::Counted(42)
                    });
                    Outcome::Open(Box::new(Progress::new("Exporting", job.unwrap(), now)))
                }
                _ => Outcome::Quit(7),
            }
        }

        fn handle(&mut self, event: &Event, _: &mut Toy) -> Outcome<Toy> {
            match event {
                Event::Wake(at) if self.wake.is_some_and(|wake| wake <= *at) => {
                    self.log.push("woken".into());
                    self.wake = None;
                    Outcome::Consumed
                }
                Event::Resumed => {
                    self.log.push("resumed".into());
                    Outcome::Consumed
                }
                _ => Outcome::Ignored,
            }
        }

        fn receive(&mut self, message: Said, _: &mut Toy) -> Result<Outcome<Toy>, Said> {
            self.log.push(format!("{message:?}"));
            Ok(Outcome::Consumed)
        }

        fn next_wake(&self) -> Option<Timestamp> {
            self.wake
        }

        fn draw(&mut self, area: Rect, canvas: &mut Canvas<'_>) {
            for (line, y) in self.log.iter().zip(0..area.height.saturating_sub(1)) {
                canvas.text(Rect { y, height: 1, ..area }, line, Style::new());
            }
            footer::draw(Rect { y: area.height - 1, height: 1, ..area }, canvas);
        }
    }

    struct Writing(TextField);

    impl Layer<Toy> for Writing {
        fn offers(&self, _: &Toy) -> Vec<Offer> {
            vec![Command::Send.into(), Command::Back.into(), Command::Quit.into()]
        }

        fn run(&mut self, command: Command, _: &mut Toy) -> Outcome<Toy> {
            match command {
                Command::Send => Outcome::Answer(Said::Typed(self.0.text().to_owned())),
                Command::Back => Outcome::Close,
                _ => Outcome::Quit(1),
            }
        }

        fn handle(&mut self, event: &Event, _: &mut Toy) -> Outcome<Toy> {
            self.0.handle(event);
            Outcome::Consumed
        }

        fn takes_typing(&self) -> bool {
            true
        }

        fn draw(&mut self, area: Rect, canvas: &mut Canvas<'_>) {
            self.0.draw(area, canvas, true);
        }
    }

    struct Play {
        screen: Frames<TestBackend>,
        script: Script<Said>,
        clock: Clock,
        stack: Stack<Toy>,
        toy: Toy,
    }

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    fn play(board: Board) -> Play {
        let clock = Clock::fixed(at(0));
        let script = Script::new(clock.clone(), []);
        let toy = Toy {
            theme: ThemeName::Mono.theme(),
            glyphs: Glyphs::unicode(),
            keymap: Keymap::default(),
            jobs: Jobs::new(script.mailbox()),
            clock: clock.clone(),
        };
        Play { screen: Frames::new(TestBackend::new(40, 5)), script, clock, stack: Stack::new(board), toy }
    }

    impl Play {
        fn go(&mut self) -> (Exit, String) {
            let exit = run(&mut self.screen, &mut self.script, &self.clock, &mut self.stack, &mut self.toy).unwrap();
            (exit, text_of(self.screen.backend().buffer()))
        }
    }

    #[test]
    fn what_is_typed_above_arrives_below_and_commands_are_text_meanwhile() {
        let mut play = play(Board::default());
        play.script.press(&["n"]).unwrap();
        play.script.type_text("qñ?1");
        assert_eq!(play.go().1.lines().next(), Some("qñ?1"));
        play.script.press(&["ctrl-s"]).unwrap();
        let (exit, shown) = play.go();
        assert_eq!(exit, Exit::InputEnded);
        assert_eq!(shown, "Typed(\"qñ?1\")\n\n\n\nn new  x export  d withdraw  q quit\n");
    }

    #[test]
    fn a_refused_command_says_why_until_the_next_key() {
        let mut play = play(Board::default());
        play.script.press(&["E"]).unwrap();
        assert_eq!(play.go().1, "\n\n\n\nnot yours   n new  x export  d withdraw\n");
        play.script.press(&["f9"]).unwrap();
        assert!(play.go().1.ends_with("q quit\n"));
        play.script.press(&["n", "ctrl-c", "esc"]).unwrap();
        assert!(play.go().1.ends_with("q quit\n"));
        play.script.press(&["ctrl-c"]).unwrap();
        assert_eq!(play.go().0, Exit::Code(7));
    }

    #[test]
    fn a_confirmed_action_arrives_and_a_cancelled_one_does_not() {
        let mut play = play(Board::default());
        play.script.press(&["d", "enter", "d", "esc"]).unwrap();
        assert!(play.go().1.starts_with("\n"));
        play.script.press(&["d", "right", "enter"]).unwrap();
        assert!(play.go().1.starts_with("Withdraw\n"));
    }

    #[test]
    fn a_job_shows_its_progress_and_its_result_closes_it() {
        let mut play = play(Board::default());
        play.script.press(&["x"]).unwrap();
        assert!(play.go().1.contains("Exporting"));
        play.script.push(Line::AwaitMessage);
        assert!(play.go().1.starts_with("Counted(42)\n"));
    }

    #[test]
    fn a_layer_is_woken_when_its_time_has_come_and_not_before() {
        let mut play = play(Board { wake: Some(at(60)), ..Board::default() });
        play.script.push(Line::ClockShows(at(59)));
        assert!(play.go().1.starts_with("\n"));
        play.script.push(Line::ClockShows(at(61)));
        assert!(play.go().1.starts_with("woken\n\n"));
    }

    #[test]
    fn a_resize_to_one_cell_and_back_loses_nothing() {
        let mut play = play(Board { log: vec!["hola".into()], ..Board::default() });
        for (width, height) in [(1, 1), (40, 5)] {
            play.screen.backend_mut().resize(width, height);
            play.script.push(Line::Incoming(Incoming::Resized));
            let (_, shown) = play.go();
            assert_eq!(shown.lines().count(), usize::from(height));
        }
        assert!(play.go().1.starts_with("hola\n"));
    }

    #[test]
    fn a_stop_is_reported_and_a_signal_ends_with_its_code() {
        let mut play = play(Board::default());
        play.script.push(Line::Incoming(Incoming::Stop));
        play.script.push(Line::Incoming(Incoming::Continued));
        assert!(play.go().1.starts_with("resumed\n\n"));
        play.script.push(Line::Incoming(Incoming::Terminate(signal_hook::consts::SIGTERM)));
        let (exit, _) = play.go();
        assert_eq!((exit, exit.code()), (Exit::Signal(15), 143));
    }

    #[test]
    fn help_lists_what_works_here_and_runs_what_is_chosen() {
        let mut play = play(Board::default());
        play.script.press(&["?"]).unwrap();
        play.script.type_text("quit");
        play.script.press(&["enter"]).unwrap();
        assert_eq!(play.go().0, Exit::Code(7));
    }
}
