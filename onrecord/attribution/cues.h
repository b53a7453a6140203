// Verb groups that can signal a saying: "has denied", "did not say", "went on to warn", "was told".
#pragma once

#include <vector>

#include "onrecord/attribution/reading.h"

namespace onrecord {

enum class CueForm : uint8_t { finite, passive, gerund, infinitive, participle };

struct Cue {
  TokenRange group;  // With auxiliaries, negation, adverbs between them and the particle.
  uint32_t head = 0;
  CueForm form = CueForm::finite;
  Polarity polarity = Polarity::affirmed;
  const CueVerb* verb = nullptr;
  TokenRange source;             // The subject; empty where there is none or it stands behind ("said Smith").
  bool shares_subject = false;   // "... and warned": the subject is that of the cue before.
  uint32_t relative = no_token;  // "who said": the "who"; the source is the noun before it.
  bool used = false;             // A rule made a statement of it.
  // "Reuters quoted Lee as saying": Lee is the source, Reuters the relay; the group runs over all of it, and the cue's
  // words are the head's and this tail's.
  TokenRange tail;
  TokenRange relay;

  // Where the attribution begins that has the subject before the verb.
  uint32_t subject_begin() const { return relay.empty() || relay.begin > source.begin ? source.begin : relay.begin; }
};

// "reportedly": tells that somebody says so, not who. A cue of its own, never part of a verb group.
bool is_hedge(const Reading& reading, uint32_t token);

// All candidates by position, with their subjects. A word that can be a noun too must look like a verb where it stands.
std::vector<Cue> find_cues(const Reading& reading);

// Verb groups whose verb no table knows, with their subjects: they may take anything (takes::clause and more), and only
// a model tells whether they say it. `known`: those that the tables know, which lend them a subject ("said and vowed").
std::vector<Cue> find_open_cues(const Reading& reading, const std::vector<Cue>& known);

// Whether the verb is in no table.
bool is_open(const Cue& cue);

}  // namespace onrecord
