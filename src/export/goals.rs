//! Goals as documents: what is on the screen, with the same numbers in every format.
//!
//! Every format is made of [`GoalJson`], the object of `goals list`, so that no two of them can differ.

mod html;
mod markdown;
mod workbook;

use std::io::Write;
use std::path::Path;

use super::csv::CsvWriter;
use super::json::Document;
use super::json::goals::{GoalJson, Names, Number};
use super::words::Words;
use super::{Format, OnProgress, PAGE, Result, go_on, not_written, to_file};
use crate::domain::goal::{Dimension, Quantity, RollUp, Status};
use crate::domain::organisation::{Area, Organisation, PersonId};
use crate::domain::text::CleanText;
use crate::i18n::{self, Language, sort_key};
use crate::member::Member;
use crate::member::goals::{Catalogue, GoalList, GoalView, Overview};

/// In the order they are offered.
pub const FORMATS: [Format; 5] = [Format::Xlsx, Format::Html, Format::Markdown, Format::Csv, Format::Json];

/// Newest values of a goal in its sparkline.
const SPARKS: usize = 12;

/// Writes the document to a file that must not exist, unless `force`. Answers how many goals it holds.
pub fn export(
    member: &Member,
    list: &GoalList,
    language: Language,
    format: Format,
    path: &Path,
    force: bool,
    progress: OnProgress<'_>,
) -> Result<u64> {
    to_file(path, force, |out| write(member, list, language, format, out, progress))
}

/// Writes the document, in the order of the list; readable ones hold each area's people together. Answers how many goals
/// it holds.
pub fn write(
    member: &Member,
    list: &GoalList,
    language: Language,
    format: Format,
    out: &mut dyn Write,
    progress: OnProgress<'_>,
) -> Result<u64> {
    match format {
        Format::Csv => write_csv(member, list, language, out, progress),
        Format::Json => write_json(member, list, language, out, progress),
        Format::Markdown => {
            let report = Report::read(member, list, language, progress)?;
            markdown::write(&report, out)?;
            Ok(report.count())
        }
        Format::Html => {
            let report = Report::read(member, list, language, progress)?;
            html::write(&report, out)?;
            Ok(report.count())
        }
        Format::Xlsx => {
            let report = Report::read(member, list, language, progress)?;
            workbook::write(&report, out)?;
            Ok(report.count())
        }
        Format::Ics => Err(not_written(format)),
    }
}

/// Reads page after page and hands over the goals of each.
fn each_page(
    member: &Member,
    list: &GoalList,
    progress: OnProgress<'_>,
    mut take: impl FnMut(&[GoalView]) -> Result<()>,
) -> Result<u64> {
    let mut count = 0;
    for page in member.list_goals(list)?.chunks(PAGE) {
        go_on(progress, count)?;
        let views = member.goal_views(page)?;
        take(&views)?;
        count += views.len() as u64;
    }
    go_on(progress, count)?;
    Ok(count)
}

/// The columns of the CSV: stable, in English whoever exports.
pub const COLUMNS: [&str; 34] = [
    "id",
    "person",
    "person_name",
    "area",
    "kpi",
    "dimension",
    "kind",
    "unit",
    "baseline",
    "target",
    "low",
    "high",
    "share",
    "weight",
    "start",
    "end",
    "value",
    "progress",
    "expected",
    "status",
    "rule",
    "stale",
    "confidence",
    "differs",
    "state",
    "cycle",
    "aggregation",
    "cadence",
    "next_due",
    "check_ins",
    "last_check_in",
    "frozen",
    "revision",
    "kpi_id",
];

fn write_csv(
    member: &Member,
    list: &GoalList,
    language: Language,
    out: &mut dyn Write,
    progress: OnProgress<'_>,
) -> Result<u64> {
    let (organisation, catalogue) = (member.workspace().organisation(), member.catalogue()?);
    let names = Names { organisation, catalogue: &catalogue, language };
    let chart = member.organisation_in(list.cycle)?;
    let mut rows = CsvWriter::with_byte_order_mark(out)?;
    rows.write_row(COLUMNS)?;
    let count = each_page(member, list, progress, |views| {
        for view in views {
            let goal = GoalJson::new(view, &names);
            let owner = organisation.find(view.goal.owner);
            let amount = |amount: Option<Quantity>| amount.map(|amount| amount.to_string()).unwrap_or_default();
            let number = |number: Option<Number>| number.map(|Number(it)| it.to_string()).unwrap_or_default();
            let day = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string()).unwrap_or_default();
            let yes = |is: bool| if is { "yes" } else { "no" };
            rows.write_row([
                goal.id.to_string().as_str(),
                &goal.person,
                owner.map_or("", |owner| owner.name.as_str()),
                area(&chart, view.goal.owner).map_or("", Area::as_str),
                &goal.kpi,
                &goal.dimension,
                goal.kind.word(),
                &goal.unit,
                &amount(goal.baseline),
                &amount(goal.target),
                &amount(goal.low),
                &amount(goal.high),
                &number(goal.share),
                &number(Some(goal.weight)),
                &goal.start.to_string(),
                &goal.end.to_string(),
                &number(goal.value),
                &number(goal.progress),
                &number(Some(goal.expected)),
                goal.status.word(),
                goal.rule.word(),
                yes(goal.stale),
                &goal.confidence.map(|own| own.to_string()).unwrap_or_default(),
                yes(goal.differs),
                goal.state.word(),
                goal.cycle.as_deref().unwrap_or_default(),
                goal.aggregation.word(),
                goal.cadence.word(),
                &day(goal.next_due),
                &goal.check_ins.to_string(),
                &day(goal.last_check_in),
                yes(goal.frozen),
                &goal.revision.to_string(),
                &goal.kpi_id.to_string(),
            ])?;
        }
        Ok(())
    })?;
    rows.finish()?;
    Ok(count)
}

/// Where somebody is by a chart: that of a closed cycle tells where they were.
fn area(chart: &Organisation, person: PersonId) -> Option<&Area> {
    chart.find(person).map(|person| &person.area)
}

fn write_json(
    member: &Member,
    list: &GoalList,
    language: Language,
    out: &mut dyn Write,
    progress: OnProgress<'_>,
) -> Result<u64> {
    let catalogue = member.catalogue()?;
    let names = Names { organisation: member.workspace().organisation(), catalogue: &catalogue, language };
    let mut document = Document::begin(member, "goals", out)?;
    let count = each_page(member, list, progress, |views| {
        views.iter().try_for_each(|view| Ok(document.add(&GoalJson::new(view, &names))?))
    })?;
    document.end()?;
    Ok(count)
}

/// One goal of a readable document.
struct Row {
    goal: GoalJson,
    view: GoalView,
    /// Newest values, oldest first.
    sparks: Vec<Quantity>,
}

/// The goals of one person, in the order of the list.
struct Person {
    name: String,
    rows: Vec<Row>,
}

/// The people of one area who have a goal in the list.
struct Section {
    area: Area,
    people: Vec<Person>,
}

/// All that a readable document says.
struct Report<'a> {
    words: Words<'a>,
    catalogue: Catalogue,
    organisation: &'a str,
    exporter: PersonId,
    sections: Vec<Section>,
    /// How the whole group stands, filters aside; none of a past cycle, which stands as it was closed.
    overview: Option<Overview>,
}

impl<'a> Report<'a> {
    fn read(member: &'a Member, list: &GoalList, language: Language, progress: OnProgress<'_>) -> Result<Self> {
        let catalogue = member.catalogue()?;
        let organisation = member.workspace().organisation();
        let names = Names { organisation, catalogue: &catalogue, language };
        let chart = member.organisation_in(list.cycle)?;
        let mut sections: Vec<Section> = Vec::new();
        let mut places: std::collections::HashMap<PersonId, (usize, usize)> = std::collections::HashMap::new();
        let mut areas: std::collections::HashMap<Area, usize> = std::collections::HashMap::new();
        each_page(member, list, progress, |views| {
            let sparks = member.newest_values(views, SPARKS)?;
            for (view, sparks) in views.iter().zip(sparks) {
                let owner = view.goal.owner;
                let (section, person) = *places.entry(owner).or_insert_with(|| {
                    let area = area(&chart, owner).cloned().unwrap_or_default();
                    let section = *areas.entry(area.clone()).or_insert_with(|| {
                        sections.push(Section { area, people: Vec::new() });
                        sections.len() - 1
                    });
                    let name = organisation.find(owner).map(|owner| owner.name.clone()).unwrap_or_default();
                    sections[section].people.push(Person { name, rows: Vec::new() });
                    (section, sections[section].people.len() - 1)
                });
                let row = Row { goal: GoalJson::new(view, &names), view: view.clone(), sparks };
                sections[section].people[person].rows.push(row);
            }
            Ok(())
        })?;
        sections.sort_by_cached_key(|section| sort_key(section.area.as_str(), language));
        let overview = match list.cycle {
            Some(_) => None,
            None => Some(member.overview(&list.whose, list.dimension)?),
        };
        Ok(Self {
            words: Words::new(member, language),
            organisation: &member.workspace().board().organisation,
            exporter: member.id(),
            catalogue,
            sections,
            overview,
        })
    }

    fn rows(&self) -> impl Iterator<Item = &Row> {
        self.sections.iter().flat_map(|section| &section.people).flat_map(|person| &person.rows)
    }

    fn count(&self) -> u64 {
        self.rows().count() as u64
    }

    /// How many goals of the list have a status.
    fn with_status(&self, status: Status) -> usize {
        self.rows().filter(|row| row.goal.status == status).count()
    }

    fn heading(&self) -> String {
        self.words.texts.msg_export_heading(self.organisation, self.words.texts.msg_export_goals_title())
    }

    fn made(&self) -> String {
        self.words.texts.msg_export_made(self.words.person(self.exporter), self.words.now())
    }

    /// What an area is called; those without one stand together.
    fn area(&self, area: &Area) -> String {
        match area.is_empty() {
            true => self.words.texts.msg_export_goals_no_area(),
            false => CleanText::line(area.as_str()).to_string(),
        }
    }

    fn dimension(&self, dimension: Dimension) -> String {
        i18n::goals::dimension(self.words.language, dimension, &self.catalogue.dimensions)
    }

    /// The roll-ups: of all, of each dimension, of each area, with what each is called.
    fn roll_ups(&self) -> Vec<(String, &RollUp)> {
        let Some(overview) = &self.overview else { return Vec::new() };
        let dimensions = overview.dimensions.iter().map(|(dimension, it)| (self.dimension(*dimension), it));
        let areas = overview.areas.iter().map(|(area, it)| (self.area(area), it));
        let total = (self.words.texts.msg_export_goals_total(), &overview.total);
        std::iter::once(total).chain(dimensions).chain(areas).collect()
    }

    /// Of which day the roll-ups are.
    fn as_of(&self) -> Option<String> {
        let overview = self.overview.as_ref()?;
        Some(self.words.texts.msg_export_goals_as_of(i18n::day_short(self.words.language, overview.as_of)))
    }

    fn roll_up_columns(&self) -> [String; 6] {
        let t = self.words.texts;
        [
            t.msg_export_goals_progress(),
            t.msg_export_goals_people(),
            t.msg_export_goals_without_goals(),
            t.msg_export_goals_goals(),
            t.msg_export_goals_without_check_in(),
            t.msg_export_goals_stale(),
        ]
    }

    /// The cells of a roll-up under [`Report::roll_up_columns`].
    fn roll_up_cells(&self, roll_up: &RollUp) -> [String; 6] {
        let language = self.words.language;
        let count = |count: u32| i18n::integer(language, count.into());
        [
            roll_up.progress.map_or_else(|| "–".to_owned(), |progress| i18n::percent(language, progress, 1)),
            count(roll_up.people),
            count(roll_up.people_without_goals),
            count(roll_up.goals),
            count(roll_up.without_check_in),
            i18n::percent(language, roll_up.share_stale(), 0),
        ]
    }

    /// The columns of a person's goals on paper, but for the bar.
    fn goal_columns(&self) -> [String; 8] {
        let t = self.words.texts;
        [
            t.msg_export_goals_kpi(),
            t.msg_export_goals_aim(),
            t.msg_export_goals_value(),
            t.msg_export_goals_progress(),
            t.msg_export_goals_expected(),
            t.msg_export_goals_weight(),
            t.msg_export_goals_status(),
            t.msg_export_goals_next_due(),
        ]
    }

    /// The cells under [`Report::goal_columns`].
    fn goal_cells(&self, row: &Row) -> [String; 8] {
        let (language, view, standing) = (self.words.language, &row.view, &row.view.standing);
        let unit = &view.kpi.unit;
        [
            row.goal.kpi.clone(),
            i18n::goals::aim(language, view.goal.terms.aim, unit),
            standing.value.map(|value| i18n::goals::value(language, value, unit)).unwrap_or_default(),
            standing.progress.map(|progress| i18n::percent(language, progress, 1)).unwrap_or_default(),
            i18n::percent(language, standing.expected, 1),
            i18n::goals::weight(language, view.goal.terms.weight),
            self.status(row),
            row.goal.next_due.map(|due| i18n::day_short(language, due)).unwrap_or_default(),
        ]
    }

    /// The status in words, with what stands beside it.
    fn status(&self, row: &Row) -> String {
        use crate::domain::goal::GoalState;
        let (t, language) = (self.words.texts, self.words.language);
        let mut said = vec![match row.goal.state {
            GoalState::Accepted => i18n::goals::status(language, row.goal.status),
            state => i18n::goals::goal_state(language, state),
        }];
        if row.goal.stale {
            said.push(t.msg_export_goals_is_stale());
        }
        if let Some(own) = row.goal.confidence {
            let own = t.msg_confidence_of_five(own);
            said.push(match row.goal.differs {
                true => t.msg_export_goals_differs(own),
                false => t.msg_export_goals_confidence(own),
            });
        }
        said.join(", ")
    }
}
