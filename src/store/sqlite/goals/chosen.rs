//! Asking about some people or everybody: where few are asked about, each is looked up; where many are, one pass over
//! everybody's rows that skips the others is faster.

use crate::domain::organisation::PersonId;
use crate::store::Result;
use crate::store::sqlite::Connected;
use crate::store::sqlite::audience::Viewers;

pub enum Chosen {
    Everybody,
    /// In the order of their numbers, each once.
    Few(Vec<PersonId>),
    Many(Viewers),
}

impl Chosen {
    /// Few are less than one in `one_in` of all there are.
    pub fn of(from: &impl Connected, people: Option<&[PersonId]>, one_in: usize) -> Result<Self> {
        let Some(people) = people else { return Ok(Self::Everybody) };
        let mut all = from.db().prepare_cached("SELECT coalesce(max(id), 0) FROM person")?;
        let all: i64 = all.query_row([], |row| row.get(0))?;
        if people.len().saturating_mul(one_in) >= usize::try_from(all).unwrap_or(0) {
            return Ok(Self::Many(people.iter().copied().collect()));
        }
        let mut few = people.to_vec();
        few.sort_unstable();
        few.dedup();
        Ok(Self::Few(few))
    }

    /// Whether a row of a pass is asked about.
    pub fn holds(&self, person: PersonId) -> bool {
        match self {
            Self::Everybody => true,
            Self::Few(few) => few.binary_search(&person).is_ok(),
            Self::Many(many) => many.contains(person),
        }
    }
}
