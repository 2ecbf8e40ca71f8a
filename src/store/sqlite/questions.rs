//! Questions with their answers.

use jiff::Timestamp;
use rusqlite::Row;
use uuid::Uuid;

use super::columns::{array, entry, entry_column, micros, moment};
use super::{Connected, gate, headlines};
use crate::domain::announcement::{AnnouncementId, Answer, Headline, Position, Question};
use crate::domain::organisation::PersonId;
use crate::store::Result;

const QUESTION: &str = "
    SELECT q.id, q.asker, q.body, q.at, q.entry, q.answerer, q.answer, q.answered_at, q.answer_entry, a.id, q.position
    FROM question q";
const ABOUT: &str = "JOIN announcement a ON a.position = q.position";

fn row_of(row: &Row<'_>) -> Result<Question> {
    let answer = match (row.get::<_, Option<i64>>(5)?, row.get::<_, Option<String>>(6)?) {
        (Some(author), Some(body)) => Some(Answer {
            author: PersonId(author),
            body,
            at: moment(row.get::<_, Option<i64>>(7)?.unwrap_or(0))?,
            entry: entry(row.get(8)?)?,
        }),
        _ => None,
    };
    Ok(Question {
        id: Uuid::from_bytes(array(row.get(0)?)?),
        asker: PersonId(row.get(1)?),
        body: row.get(2)?,
        at: moment(row.get(3)?)?,
        entry: entry(row.get(4)?)?,
        answer,
    })
}

pub fn of_announcement(from: &impl Connected, position: Position, asker: Option<PersonId>) -> Result<Vec<Question>> {
    let mut query = from.db().prepare_cached(&format!(
        "{QUESTION} {ABOUT} WHERE q.position = ?1 AND (?2 IS NULL OR q.asker = ?2) ORDER BY q.seq"
    ))?;
    let mut rows = query.query((position.0, asker.map(|id| id.0)))?;
    let mut questions = Vec::new();
    while let Some(row) = rows.next()? {
        questions.push(row_of(row)?);
    }
    Ok(questions)
}

pub fn find(from: &impl Connected, id: Uuid) -> Result<Option<(AnnouncementId, Question)>> {
    let mut query = from.db().prepare_cached(&format!("{QUESTION} {ABOUT} WHERE q.id = ?1"))?;
    let mut rows = query.query([id.as_bytes().as_slice()])?;
    let Some(row) = rows.next()? else { return Ok(None) };
    Ok(Some((AnnouncementId(Uuid::from_bytes(array(row.get(9)?)?)), row_of(row)?)))
}

pub fn open(from: &impl Connected, steward: PersonId, now: Timestamp) -> Result<Vec<(Headline, Question)>> {
    // By the questions, which are few: somebody may look after half the board.
    let mut query = from.db().prepare_cached(&format!(
        "{QUESTION} INDEXED BY question_open CROSS {ABOUT} WHERE q.answer IS NULL AND a.steward = ?1 AND a.withdrawn_at IS NULL
         AND (a.expires_at IS NULL OR a.expires_at > ?2) ORDER BY q.seq"
    ))?;
    let mut rows = query.query((steward.0, micros(now)))?;
    let mut open = Vec::new();
    while let Some(row) = rows.next()? {
        let position = Position(row.get(10)?);
        if let Some(found) = headlines::at(from, steward, position)? {
            open.push((found.headline, row_of(row)?));
        }
    }
    Ok(open)
}

/// False when the id is there already.
pub fn insert(on: &gate::Writing<'_>, position: Position, question: &Question) -> Result<bool> {
    let inserted = on.connection().execute(
        "INSERT INTO question (id, position, asker, body, at, entry) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
         ON CONFLICT (id) DO NOTHING",
        (
            question.id.as_bytes().as_slice(),
            position.0,
            question.asker.0,
            &question.body,
            micros(question.at),
            entry_column(question.entry)?,
        ),
    )?;
    Ok(inserted == 1)
}

pub fn answer(on: &gate::Writing<'_>, question: Uuid, answer: &Answer) -> Result<()> {
    on.connection().execute(
        "UPDATE question SET answerer = ?2, answer = ?3, answered_at = ?4, answer_entry = ?5
         WHERE id = ?1 AND answer IS NULL",
        (question.as_bytes().as_slice(), answer.author.0, &answer.body, micros(answer.at), entry_column(answer.entry)?),
    )?;
    Ok(())
}
