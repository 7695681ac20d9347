/**
 * Thresholds from clips that people have judged: human labels, how well each measured value tells good clips from bad ones, and the
 * limits that reach a precision or a recall. Throughout, a <em>positive</em> is a bad clip, and a limit <em>flags</em> a clip whose value
 * breaches it: precision is the share of the flagged clips that are bad, recall the share of the bad clips that are flagged.
 */
package io.nifiwan.quality.calibrate;
