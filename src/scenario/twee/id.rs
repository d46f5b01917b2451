//! Ids from names: readable, without accents, each once.

use std::collections::HashSet;

/// Longest id made from a name.
const LONGEST: usize = 40;

/// Ids that were given out.
#[derive(Default)]
pub(super) struct Ids {
    taken: HashSet<String>,
}

impl Ids {
    /// An id for that name that nobody has yet; `instead` where no letter of the name can be kept.
    pub(super) fn give(&mut self, name: &str, instead: &str) -> String {
        let mut stem = slug(name);
        if stem.is_empty() {
            stem = instead.to_owned();
        }
        let mut id = stem.clone();
        let mut number = 2;
        while !self.taken.insert(id.clone()) {
            id = format!("{stem}-{number}");
            number += 1;
        }
        id
    }
}

/// Small letters, digits and single hyphens.
fn slug(name: &str) -> String {
    let mut slug = String::new();
    for c in name.chars().flat_map(char::to_lowercase) {
        let plain = plain(c);
        if plain.is_empty() && !slug.ends_with('-') && !slug.is_empty() && !matches!(c, 'ь' | '\'' | '’' | 'ъ') {
            slug.push('-');
        }
        slug.push_str(plain);
        if slug.len() >= LONGEST {
            break;
        }
    }
    slug.trim_matches('-').to_owned()
}

/// A small letter without its accent, or as Ukraine's passports write it. Source: resolution 55 of 2010 of the Cabinet of
/// Ministers of Ukraine, without its rules for the beginning of words.
fn plain(c: char) -> &'static str {
    const ASCII: &str = "abcdefghijklmnopqrstuvwxyz0123456789";
    if let Some(at) = ASCII.find(c) {
        return &ASCII[at..=at];
    }
    match c {
        'ą' | 'á' | 'à' | 'ä' | 'а' => "a",
        'ć' | 'č' => "c",
        'ę' | 'é' | 'è' | 'е' | 'э' => "e",
        'ł' | 'л' => "l",
        'ń' | 'н' => "n",
        'ó' | 'ö' | 'о' => "o",
        'ś' | 'с' => "s",
        'ź' | 'ż' | 'з' => "z",
        'ü' | 'у' => "u",
        'б' => "b",
        'в' => "v",
        'г' => "h",
        'ґ' => "g",
        'д' => "d",
        'є' => "ie",
        'ж' => "zh",
        'и' | 'ы' => "y",
        'і' | 'ї' | 'й' => "i",
        'к' => "k",
        'м' => "m",
        'п' => "p",
        'р' => "r",
        'т' => "t",
        'ф' => "f",
        'х' => "kh",
        'ц' => "ts",
        'ч' => "ch",
        'ш' => "sh",
        'щ' => "shch",
        'ю' => "iu",
        'я' => "ia",
        'ß' => "ss",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_readable_ids_each_once() {
        let mut ids = Ids::default();
        assert_eq!(ids.give("Druga linia: rozmowa", "x"), "druga-linia-rozmowa");
        assert_eq!(ids.give("Żółć & gęś", "x"), "zolc-ges");
        assert_eq!(ids.give("Щоденник Ґалаґана", "x"), "shchodennyk-galagana");
        assert_eq!(ids.give("Кінець", "x"), "kinets");
        assert_eq!(ids.give("kinets", "x"), "kinets-2");
        assert_eq!(ids.give("???", "passage-4"), "passage-4");
        assert!(ids.give(&"a b".repeat(60), "x").len() <= LONGEST);
        for id in &ids.taken {
            assert!(crate::scenario::edit::is_id(id), "{id}");
        }
    }
}
