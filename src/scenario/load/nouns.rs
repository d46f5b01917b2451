//! What names can be of, as findings call it: `is` in "the node `a` …", `of` in "no node is named `a`".

use crate::text::Phrase;

/// A noun in the two cases that findings need.
pub(super) struct Noun {
    /// As the subject of a sentence.
    pub(super) is: Phrase,
    /// As what there is none of.
    pub(super) of: Phrase,
}

const fn noun(en: &'static str, pl: [&'static str; 2], uk: [&'static str; 2]) -> Noun {
    let ([pl_is, pl_of], [uk_is, uk_of]) = (pl, uk);
    Noun { is: Phrase::fixed(pl_is, en, uk_is), of: Phrase::fixed(pl_of, en, uk_of) }
}

pub(super) static NODE: Noun = noun("node", ["węzeł", "węzła"], ["вузол", "вузла"]);
pub(super) static VARIABLE: Noun = noun("variable", ["zmienna", "zmiennej"], ["змінна", "змінної"]);
pub(super) static CUE: Noun = noun("cue", ["przesłanka", "przesłanki"], ["ознака", "ознаки"]);
pub(super) static LURE: Noun = noun("lure", ["zmyłka", "zmyłki"], ["принада", "принади"]);
pub(super) static OPTION: Noun = noun("option", ["opcja", "opcji"], ["варіант", "варіанта"]);
pub(super) static MARK: Noun = noun("mark", ["szczegół", "szczegółu"], ["деталь", "деталі"]);
pub(super) static CONCLUSION: Noun = noun("conclusion", ["wniosek", "wniosku"], ["висновок", "висновку"]);
pub(super) static INSTITUTION: Noun = noun("institution", ["instytucja", "instytucji"], ["установа", "установи"]);
pub(super) static CATALOGUE: Noun = noun("catalogue", ["katalog", "katalogu"], ["каталог", "каталогу"]);
pub(super) static PRINCIPLE: Noun = noun("principle", ["zasada", "zasady"], ["принцип", "принципу"]);
