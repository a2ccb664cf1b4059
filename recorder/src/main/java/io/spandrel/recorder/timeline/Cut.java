package io.spandrel.recorder.timeline;

import io.spandrel.recorder.breakdown.Interval;
import io.spandrel.recorder.breakdown.Pause;
import io.spandrel.recorder.breakdown.ThreadTrack;
import java.util.List;

/**
 * What is known of some spans and the time they took, asked for at once. What is seldom is told by
 * a flag: only where it is set must each span be asked for.
 *
 * @param tracks what the threads did on which the spans were current
 * @param pauses over the whole stretches of the tracks, sorted by start
 * @param unwatched when nothing was recorded
 * @param hasShortScopes some had outermost scopes too short to be recorded
 * @param hasOpenChildren a child of them was seen current that isn't one of them
 * @param hasLoss something of them may have been lost
 */
public record Cut(
    List<ThreadTrack> tracks,
    List<Pause> pauses,
    List<Interval> unwatched,
    boolean hasShortScopes,
    boolean hasOpenChildren,
    boolean hasLoss) {}
