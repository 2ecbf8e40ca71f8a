//! The floor: the least a full-screen program over the same file can do. It lists the newest rows, moves a selection,
//! turns pages by key, jumps to the oldest, opens one, shows the newest that hold a word while it is typed; no people, no
//! permissions, no signatures, no second language.

use ratatui::crossterm::event::{self, Event, KeyCode};
use ratatui::layout::{Constraint, Layout};
use ratatui::style::{Modifier, Style};
use ratatui::widgets::{Block, List, ListItem, ListState, Paragraph, Wrap};
use rusqlite::{Connection, OpenFlags};

/// How many rows it holds at a time.
const HELD: i64 = 200;

/// How many hits it shows.
const HITS: i64 = 50;
/// Has the bench be the floor, on the file that follows.
pub const ARGUMENT: &str = "--floor";

type Row = (i64, String);

fn rows(db: &Connection, beyond: &str, edge: i64) -> rusqlite::Result<Vec<Row>> {
    let mut query = db.prepare_cached(&format!("SELECT position, title FROM announcement WHERE {beyond} LIMIT ?2"))?;
    query.query_map([edge, HELD], |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
}

fn older(db: &Connection, edge: i64) -> rusqlite::Result<Vec<Row>> {
    rows(db, "position < ?1 ORDER BY position DESC", edge)
}

fn oldest(db: &Connection) -> rusqlite::Result<Vec<Row>> {
    let mut found = rows(db, "position > ?1 ORDER BY position", i64::MIN)?;
    found.reverse();
    Ok(found)
}

fn hits(db: &Connection, word: &str) -> rusqlite::Result<Vec<Row>> {
    if word.is_empty() {
        return Ok(Vec::new());
    }
    let mut query = db.prepare_cached(
        "SELECT a.position, a.title FROM announcement_text t JOIN announcement a ON a.position = t.rowid
         WHERE announcement_text MATCH ?1 ORDER BY t.rowid DESC LIMIT ?2",
    )?;
    query.query_map((format!("\"{word}\" *"), HITS), |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
}

/// Runs until `q`.
pub fn run(path: &str) -> Result<(), Box<dyn std::error::Error>> {
    let db = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let mut held = older(&db, i64::MAX)?;
    let mut state = ListState::default().with_selected(Some(0));
    let mut opened: Option<String> = None;
    let mut sought: Option<String> = None;
    let mut terminal = ratatui::init();
    loop {
        terminal.draw(|frame| {
            let [body, foot] = Layout::vertical([Constraint::Min(0), Constraint::Length(1)]).areas(frame.area());
            let block = Block::bordered().title("the floor");
            if let Some(text) = &opened {
                frame.render_widget(
                    Paragraph::new(text.as_str()).wrap(Wrap::default()).block(block.title("opened")),
                    body,
                );
            } else {
                let items = held.iter().map(|(position, title)| ListItem::new(format!("{position:>16}  {title}")));
                let list = List::new(items).block(block);
                let list = list.highlight_style(Style::new().add_modifier(Modifier::REVERSED));
                frame.render_stateful_widget(list, body, &mut state);
            }
            let at = state.selected().unwrap_or(0);
            let said = match &sought {
                Some(word) => format!("/{word}"),
                None => format!("row {at} of {}", held.len()),
            };
            frame.render_widget(Paragraph::new(said), foot);
        })?;
        let Event::Key(key) = event::read()? else { continue };
        if let Some(word) = &mut sought {
            match key.code {
                KeyCode::Char(letter) => {
                    word.push(letter);
                    held = hits(&db, word)?;
                }
                _ => {
                    sought = None;
                    held = older(&db, i64::MAX)?;
                }
            }
            state.select_first();
            continue;
        }
        match key.code {
            KeyCode::Char('/') => sought = Some(String::new()),
            KeyCode::Char('q') => break,
            KeyCode::Char('j') => state.select_next(),
            KeyCode::Char('k') => state.select_previous(),
            KeyCode::PageDown => state.select(state.selected().map(|at| (at + 20).min(held.len() - 1))),
            KeyCode::End => {
                held = oldest(&db)?;
                state.select_last();
            }
            KeyCode::Home => {
                held = older(&db, i64::MAX)?;
                state.select_first();
            }
            KeyCode::Enter => {
                let (position, _) = held[state.selected().unwrap_or(0)];
                opened = db
                    .query_row("SELECT body FROM announcement WHERE position = ?1", [position], |row| row.get(0))
                    .ok();
            }
            KeyCode::Esc => opened = None,
            _ => {}
        }
    }
    ratatui::restore();
    Ok(())
}
