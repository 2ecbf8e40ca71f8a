//! `sessions overview`: who met and who did not, per area, without a word of what was said.

use clap::Args;

use super::super::failure::{Code, Failure};
use super::super::output::Table;
use super::super::session::Session;
use super::person_name;
use crate::export::json::sessions::OverviewJson;
use crate::i18n::{day_short, integer, percent};

#[derive(Args, Clone, Debug)]
pub struct OverviewArgs {
    #[arg(long, value_name = "N", default_value_t = 90)]
    days: u32,
}

impl OverviewArgs {
    pub fn run(&self, session: &mut Session) -> Result<Code, Failure> {
        let member = session.member()?;
        let overview = member.meetings(self.days)?;
        let (t, language) = (session.texts(), session.language());
        let object = OverviewJson::new(&overview, member.workspace().organisation());
        session.out.give(&object, || {
            let count = |count: usize| integer(language, i64::try_from(count).unwrap_or(i64::MAX));
            let mut areas = Table::new([
                t.msg_cli_sessions_column_area(),
                t.msg_cli_sessions_column_people(),
                t.msg_cli_sessions_column_met(),
                String::new(),
                t.msg_sessions_label_overdue(),
            ])
            .right(&[1, 2, 3, 4]);
            for (met, row) in overview.areas.iter().zip(&object.areas) {
                let share = row.share.map(|share| percent(language, share.0, 0)).unwrap_or_default();
                let area = if met.area.is_empty() { t.msg_cli_sessions_everywhere() } else { met.area.to_string() };
                areas.row([area, count(met.people), count(met.met), share, count(met.overdue)]);
            }
            let mut parts = vec![t.msg_cli_sessions_since(day_short(language, overview.from)), areas.to_string()];
            if !overview.not_met.is_empty() {
                let mut table = Table::default();
                for (person, last) in &overview.not_met {
                    let last = last.map_or_else(
                        || t.msg_cli_sessions_never(),
                        |last| t.msg_cli_sessions_last_met(day_short(language, last)),
                    );
                    table.row([person_name(&member, *person), last]);
                }
                parts.push(format!("{}\n{table}", t.msg_cli_sessions_not_met()));
            }
            parts.join("\n")
        })?;
        Ok(Code::Done)
    }
}
