//! Plural rules: whether a whole number belongs to a plural category, by the rule that the language's own file states
//! in CLDR's syntax (UTS 35 part 3, "Language Plural Rules"): `plural-few = n % 10 = 2..4 and n % 100 != 12..14`.

/// CLDR's categories that have a rule; `other` is what is left.
pub(crate) const CATEGORIES: [&str; 5] = ["zero", "one", "two", "few", "many"];

/// Whether a rule holds for a number without a fraction.
pub(crate) fn holds(rule: &str, number: u64) -> bool {
    rule.split(" or ").any(|condition| {
        condition
            .split(" and ")
            .all(|relation| relates(relation, number))
    })
}

/// One relation: `n % 10 = 2..4,9`.
fn relates(relation: &str, number: u64) -> bool {
    let Some((left, right)) = relation.split_once('=') else {
        return false;
    };
    let (left, negated) = match left.strip_suffix('!') {
        Some(left) => (left, true),
        None => (left, false),
    };
    let (operand, modulus) = match left.split_once('%') {
        Some((operand, modulus)) => (operand.trim(), modulus.trim().parse().unwrap_or(1)),
        None => (left.trim(), u64::MAX),
    };
    // The other operands (v, w, f, t, c, e) count digits of fractions, of which a whole number has none.
    let value = if matches!(operand, "n" | "i") {
        number
    } else {
        0
    };
    let value = value.checked_rem(modulus).unwrap_or(value);
    let is_in = |range: &str| {
        let (from, to) = range.split_once("..").unwrap_or((range, range));
        let number = |text: &str| text.trim().parse::<u64>().ok();
        number(from).is_some_and(|from| from <= value) && number(to).is_some_and(|to| value <= to)
    };
    right.split(',').any(is_in) != negated
}
