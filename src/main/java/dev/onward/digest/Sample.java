package dev.onward.digest;

import java.time.LocalDate;
import java.util.Optional;

/** A letter to show; {@code older} is the day it had to look back to for lack of news. */
record Sample(Letter letter, Optional<LocalDate> older) {}
