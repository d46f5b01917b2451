//! How long scenes are: a fact of their media, given as an argument.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::scenario::graph::NodeId;
use crate::time::MediaTime;

/// How long each scene's media is, as its decoder told; scenes that are missing are not known.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SceneLengths(pub BTreeMap<NodeId, MediaTime>);
