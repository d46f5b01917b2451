//! Catalogues of indicators and the directory of institutions.
//!
//! A catalogue is data (`assets/catalogues/*.ron`), never code: an indicator's text, strength and source are facts with
//! an `as_of` date, and a fact that nobody confirmed carries `verify`.
//! This module knows nothing of scenarios.
//!
//! ```
//! use ias::catalogue::Reference;
//! let reference = Reference::embedded();
//! let delphi = reference.catalogue(&"ilo-delphi-adult-labour".into()).expect("it ships");
//! assert_eq!(delphi.indicators.len(), 67);
//! ```

pub mod disk;
pub mod load;

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::text::LocalizedText;

/// The id of an indicator within its catalogue, e.g. `D2-05`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct IndicatorId(#[serde(with = "crate::text::shared")] pub Arc<str>);

/// The id of a catalogue, e.g. `ilo-delphi-adult-labour`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CatalogueId(#[serde(with = "crate::text::shared")] pub Arc<str>);

/// The id of an institution one may notify, e.g. `kcik`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct InstitutionId(#[serde(with = "crate::text::shared")] pub Arc<str>);

/// The id of a dimension (a group of indicators), e.g. `D2`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct DimensionId(#[serde(with = "crate::text::shared")] pub Arc<str>);

/// The id of a rule of conduct or of a known error, e.g. `IP-08` or `ER-11`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PrincipleId(#[serde(with = "crate::text::shared")] pub Arc<str>);

macro_rules! id_text {
    ($($id:ident),*) => {$(
        impl fmt::Display for $id {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
        impl From<&str> for $id {
            fn from(text: &str) -> Self {
                Self(Arc::from(text))
            }
        }
        impl AsRef<str> for $id {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }
    )*};
}
id_text!(IndicatorId, CatalogueId, InstitutionId, DimensionId, PrincipleId);

/// How much an indicator weighs in its catalogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Strength {
    /// Weak.
    Weak,
    /// Medium.
    Medium,
    /// Strong.
    Strong,
}

/// A group of indicators; for the Delphi lists, also the unit of the assessment rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dimension {
    /// Its id, unique in the catalogue.
    pub id: DimensionId,
    /// Its name.
    pub name: LocalizedText,
}

/// One sign that an officer may notice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Indicator {
    /// Its id, unique in the catalogue.
    pub id: IndicatorId,
    /// The dimension it belongs to.
    pub dimension: DimensionId,
    /// What the sign is.
    pub text: LocalizedText,
    /// Its weight; `None` in catalogues without weights.
    #[serde(default)]
    pub strength: Option<Strength>,
    /// Where the fact was read.
    pub source: String,
    /// Rests on something nobody confirmed: the course leader must. Shown as such.
    #[serde(default)]
    pub verify: bool,
}

/// A published list of indicators.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Catalogue {
    /// Its id; equals the file name without extension.
    pub id: CatalogueId,
    /// Its title.
    pub title: LocalizedText,
    /// Date of the knowledge, `YYYY-MM` or `YYYY-MM-DD`.
    pub as_of: String,
    /// What the reader must be told about it, e.g. the UNODC caveat.
    pub caveat: LocalizedText,
    /// Whether the strong/medium/weak rule of the ILO Delphi survey applies to its dimensions.
    pub delphi_rule: bool,
    /// Dimensions in the order in which they are shown.
    pub dimensions: Vec<Dimension>,
    /// Indicators in the order in which they are shown.
    pub indicators: Vec<Indicator>,
}

impl Catalogue {
    /// The indicator of that id.
    #[must_use]
    pub fn indicator(&self, id: &IndicatorId) -> Option<&Indicator> {
        self.indicators.iter().find(|indicator| indicator.id == *id)
    }

    /// The dimension of that id.
    #[must_use]
    pub fn dimension(&self, id: &DimensionId) -> Option<&Dimension> {
        self.dimensions.iter().find(|dimension| dimension.id == *id)
    }
}

/// A body that a trainee may notify or consult.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Institution {
    /// Its id, unique in the directory.
    pub id: InstitutionId,
    /// Its name.
    pub name: LocalizedText,
    /// What it does for the person, or in the procedure.
    pub role: LocalizedText,
    /// Telephone as printed, if it has one.
    #[serde(default)]
    pub phone: Option<String>,
    /// When it can be reached.
    #[serde(default)]
    pub hours: Option<LocalizedText>,
    /// Where the fact was read.
    pub source: String,
    /// Date of the knowledge, `YYYY-MM` or `YYYY-MM-DD`.
    pub as_of: String,
    /// Rests on something nobody confirmed: the course leader must. Shown as such.
    #[serde(default)]
    pub verify: bool,
    /// Offered in a referral only to be avoided: notifying it does not help, or harms.
    #[serde(default)]
    pub distractor: bool,
}

/// A rule of conduct (IP-…) or a known error (ER-…).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Principle {
    /// Its id.
    pub id: PrincipleId,
    /// What it asks for, or what it warns of.
    pub text: LocalizedText,
    /// Where it was read.
    pub source: String,
    /// Rests on something nobody confirmed: the course leader must. Shown as such.
    #[serde(default)]
    pub verify: bool,
}

/// Everything that ships as reference data: catalogues, institutions and principles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reference {
    /// Every catalogue, by file name.
    pub catalogues: Vec<Arc<Catalogue>>,
    /// The institutions' directory, in the order in which it is shown.
    pub institutions: Arc<[Institution]>,
    /// Rules of conduct and known errors.
    pub principles: Arc<[Principle]>,
}

impl Reference {
    /// The catalogue of that id.
    #[must_use]
    pub fn catalogue(&self, id: &CatalogueId) -> Option<&Arc<Catalogue>> {
        self.catalogues.iter().find(|catalogue| catalogue.id == *id)
    }

    /// The institution of that id.
    #[must_use]
    pub fn institution(&self, id: &InstitutionId) -> Option<&Institution> {
        self.institutions.iter().find(|institution| institution.id == *id)
    }

    /// The rule of conduct or known error of that id.
    #[must_use]
    pub fn principle(&self, id: &PrincipleId) -> Option<&Principle> {
        self.principles.iter().find(|principle| principle.id == *id)
    }
}
