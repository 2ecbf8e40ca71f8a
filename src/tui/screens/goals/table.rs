//! The window of a list of goals that is in memory: of the whole list the places are held, of what is in sight the goals.

use std::collections::HashMap;
use std::ops::Range;

use super::rows::{self, GoalRow, SPARKS};
use crate::domain::goal::GoalId;
use crate::member::Error;
use crate::member::goals::{GoalList, GoalView};
use crate::store::goals::GoalPosition;
use crate::tui::desk::Desk;
use crate::tui::widgets::window_list::{Need, WindowList};

/// How many goals are read at once.
const PAGE: usize = 80;

/// The goals of one list.
pub struct Table {
    pub list: WindowList<GoalPosition>,
    positions: Vec<GoalPosition>,
    views: HashMap<GoalPosition, GoalView>,
    /// Whether they are more than one person's.
    people: bool,
}

impl Table {
    pub fn new() -> Self {
        Self { list: WindowList::new(Vec::new()), positions: Vec::new(), views: HashMap::new(), people: false }
    }

    pub fn is_empty(&self) -> bool {
        self.positions.is_empty()
    }

    /// Every place, in the order shown.
    pub fn positions(&self) -> &[GoalPosition] {
        &self.positions
    }

    pub fn selected(&self) -> Option<&GoalView> {
        self.views.get(self.list.selected_id()?)
    }

    /// Reads the list anew; the selection stays on its goal where that is still in it.
    pub fn load(&mut self, wanted: &GoalList, people: bool, cx: &Desk) -> Result<(), Error> {
        self.people = people;
        self.list.set_columns(rows::columns(people, wanted.order, wanted.descending, cx));
        self.positions = cx.member().list_goals(wanted)?;
        self.views.clear();
        let at = self.list.selected_id().and_then(|id| self.find(*id)).unwrap_or(0);
        self.show_around(at, cx)
    }

    pub fn select_first(&mut self, cx: &Desk) -> Result<(), Error> {
        self.show_around(0, cx)?;
        self.list.select_first();
        Ok(())
    }

    /// Brings the selection to a goal; false where the list does not hold it.
    pub fn select(&mut self, id: GoalId, position: GoalPosition, cx: &Desk) -> Result<bool, Error> {
        if self.selected().is_some_and(|view| view.goal.id == id) {
            return Ok(true);
        }
        let Some(at) = self.find(position) else { return Ok(false) };
        if !self.list.select(&position) {
            self.show_around(at, cx)?;
            self.list.select(&position);
        }
        Ok(true)
    }

    fn find(&self, position: GoalPosition) -> Option<usize> {
        self.positions.iter().position(|each| *each == position)
    }

    fn show_around(&mut self, at: usize, cx: &Desk) -> Result<(), Error> {
        let start = at.saturating_sub(PAGE / 2);
        let end = (start + PAGE).min(self.positions.len());
        let rows = self.read(start..end, cx)?;
        self.list.replace(rows, start > 0, end < self.positions.len());
        Ok(())
    }

    fn read(&mut self, range: Range<usize>, cx: &Desk) -> Result<Vec<GoalRow>, Error> {
        let views = cx.member().goal_views(&self.positions[range])?;
        let values = cx.member().newest_values(&views, SPARKS)?;
        let rows = views.iter().zip(&values).map(|(view, values)| rows::row(view, values, self.people, cx)).collect();
        self.views.extend(views.into_iter().map(|view| (view.position, view)));
        Ok(rows)
    }

    /// Fetches what the list asks for.
    pub fn need(&mut self, need: Option<Need<GoalPosition>>, cx: &Desk) -> Result<(), Error> {
        let all = self.positions.len();
        match need {
            Some(Need::After(position)) => {
                let start = self.find(position).map_or(all, |at| at + 1);
                let end = (start + PAGE).min(all);
                let rows = self.read(start..end, cx)?;
                self.list.append(rows, end < all);
            }
            Some(Need::Before(position)) => {
                let end = self.find(position).unwrap_or(0);
                let start = end.saturating_sub(PAGE);
                let rows = self.read(start..end, cx)?;
                self.list.prepend(rows, start > 0);
            }
            Some(Need::First) => {
                self.show_around(0, cx)?;
                self.list.select_first();
            }
            Some(Need::Last) => {
                let start = all.saturating_sub(PAGE);
                let rows = self.read(start..all, cx)?;
                self.list.replace(rows, start > 0, false);
                self.list.select_last();
            }
            None => {}
        }
        Ok(())
    }
}
