//! Who met and who did not, per area, without content: for `hr`, and for a manager's own people.

use jiff::civil::Date;

use crate::domain::organisation::PersonId;
use crate::domain::session::due::Met;
use crate::member::{Member, Result};

/// Over the stretch of days that ends today.
#[derive(Clone, Debug)]
pub struct Overview {
    pub from: Date,
    pub areas: Vec<Met>,
    /// Who has an active manager and did not meet them, each with the day they last did.
    pub not_met: Vec<(PersonId, Option<Date>)>,
}

impl Member {
    /// `days` back from today. Confidential sessions count for `hr` alone.
    pub fn meetings(&self, days: u32) -> Result<Overview> {
        todo!()
    }
}
