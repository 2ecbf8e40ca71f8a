//! Which announcements are marked, whatever list shows them.

use std::collections::BTreeMap;

use crate::domain::announcement::{AnnouncementId, Position};

/// Something that can be marked.
pub type Row = (Position, AnnouncementId);

/// What is marked, by place.
#[derive(Debug, Default)]
pub struct Marks {
    of: BTreeMap<Position, AnnouncementId>,
    /// Where a range begins.
    last: Option<Position>,
}

/// What one act marked and unmarked: enough to undo it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Change {
    pub marked: Vec<Row>,
    pub unmarked: Vec<Row>,
}

impl Change {
    pub fn is_empty(&self) -> bool {
        self.marked.is_empty() && self.unmarked.is_empty()
    }
}

impl Marks {
    pub fn is_empty(&self) -> bool {
        self.of.is_empty()
    }

    pub fn len(&self) -> usize {
        self.of.len()
    }

    pub fn has(&self, position: Position) -> bool {
        self.of.contains_key(&position)
    }

    pub fn places(&self) -> impl Iterator<Item = Position> {
        self.of.keys().copied()
    }

    /// Newest first, as lists show them.
    pub fn ids(&self) -> Vec<AnnouncementId> {
        self.of.values().rev().copied().collect()
    }

    /// Where a range to here begins.
    pub fn last(&self) -> Option<Position> {
        self.last
    }

    /// Marks a row or takes its mark away.
    pub fn toggle(&mut self, row: Row) -> Change {
        if self.has(row.0) { self.remove([row.0]) } else { self.add([row], row.0) }
    }

    /// Marks rows; the next range begins at `last`.
    pub fn add(&mut self, rows: impl IntoIterator<Item = Row>, last: Position) -> Change {
        self.last = Some(last);
        let marked = rows.into_iter().filter(|(position, id)| self.of.insert(*position, *id).is_none()).collect();
        Change { marked, ..Change::default() }
    }

    pub fn remove(&mut self, places: impl IntoIterator<Item = Position>) -> Change {
        let unmarked = places.into_iter().filter_map(|place| self.of.remove_entry(&place)).collect();
        self.last = self.last.filter(|last| self.has(*last));
        Change { unmarked, ..Change::default() }
    }

    pub fn clear(&mut self) -> Change {
        self.last = None;
        Change { unmarked: std::mem::take(&mut self.of).into_iter().collect(), ..Change::default() }
    }

    /// Takes a change back.
    pub fn revert(&mut self, change: &Change) {
        self.remove(change.marked.iter().map(|(position, _)| *position));
        self.of.extend(change.unmarked.iter().copied());
        self.last = change.unmarked.last().map(|(position, _)| *position).or(self.last);
    }

    /// Drops the marks of these.
    pub fn drop_all(&mut self, gone: &[AnnouncementId]) {
        self.of.retain(|_, id| !gone.contains(id));
        self.last = self.last.filter(|last| self.has(*last));
    }

    /// How many of the marked ones are not among what a list shows: its `held` rows, newest first, and whatever lies
    /// before or after them, of which nothing is known.
    pub fn count_outside(&self, held: &[Position], more_before: bool, more_after: bool) -> usize {
        let (Some(first), Some(last)) = (held.first(), held.last()) else { return self.len() };
        let is_outside = |place: &&Position| match **place {
            place if place > *first => !more_before,
            place if place < *last => !more_after,
            place => held.binary_search_by(|there| place.cmp(there)).is_err(),
        };
        self.of.keys().filter(is_outside).count()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;

    fn row(at: i64) -> Row {
        (Position(at), AnnouncementId(Uuid::from_u128(at.unsigned_abs().into())))
    }

    #[derive(Clone, Debug)]
    enum Deed {
        Toggle(i64),
        Range(i64, i64),
        Clear,
        /// Another list is shown: marks do not care.
        Filter,
        Undo,
    }

    fn deed() -> impl Strategy<Value = Deed> {
        prop_oneof![
            4 => (0..12_i64).prop_map(Deed::Toggle),
            2 => (0..12_i64, 0..12_i64).prop_map(|(a, b)| Deed::Range(a.min(b), a.max(b))),
            1 => Just(Deed::Clear),
            1 => Just(Deed::Filter),
            3 => Just(Deed::Undo),
        ]
    }

    proptest! {
        #[test]
        fn marks_are_what_was_marked_and_undoing_goes_back_step_by_step(deeds in prop::collection::vec(deed(), 0..40)) {
            let mut marks = Marks::default();
            let mut model = BTreeSet::new();
            let mut before: Vec<(Change, BTreeSet<i64>)> = Vec::new();
            for deed in deeds {
                let was = model.clone();
                let change = match deed {
                    Deed::Toggle(at) => {
                        if !model.remove(&at) {
                            model.insert(at);
                        }
                        marks.toggle(row(at))
                    }
                    Deed::Range(from, to) => {
                        model.extend(from..=to);
                        marks.add((from..=to).map(row), Position(to))
                    }
                    Deed::Clear => {
                        model.clear();
                        marks.clear()
                    }
                    Deed::Filter => Change::default(),
                    Deed::Undo => {
                        if let Some((change, was)) = before.pop() {
                            marks.revert(&change);
                            model = was;
                        }
                        Change::default()
                    }
                };
                if !change.is_empty() {
                    before.push((change, was));
                }
                prop_assert_eq!(marks.places().map(|place| place.0).collect::<BTreeSet<_>>(), model.clone());
                prop_assert!(marks.last().is_none_or(|last| marks.has(last)));
                let ids: Vec<_> = model.iter().rev().map(|at| row(*at).1).collect();
                prop_assert_eq!(marks.ids(), ids);
            }
        }
    }

    #[test]
    fn what_a_list_does_not_show_is_counted_only_where_that_is_known() {
        let mut marks = Marks::default();
        marks.add([1, 5, 9].map(row), Position(9));
        let held = |places: &[i64]| places.iter().map(|at| Position(*at)).collect::<Vec<_>>();
        assert_eq!(marks.count_outside(&held(&[9, 7, 5, 1]), false, false), 0);
        assert_eq!(marks.count_outside(&held(&[9, 7, 1]), false, false), 1);
        assert_eq!(marks.count_outside(&held(&[7, 6, 5]), false, false), 2);
        assert_eq!(marks.count_outside(&held(&[7, 6, 5]), true, true), 0, "they may be further up and down");
        assert_eq!(marks.count_outside(&held(&[7, 6, 5]), true, false), 1);
        assert_eq!(marks.count_outside(&[], false, false), 3);
    }

    #[test]
    fn what_can_no_longer_be_seen_is_not_marked() {
        let mut marks = Marks::default();
        marks.add([1, 5].map(row), Position(5));
        marks.drop_all(&[row(5).1]);
        assert_eq!((marks.ids(), marks.last()), (vec![row(1).1], None));
    }
}
