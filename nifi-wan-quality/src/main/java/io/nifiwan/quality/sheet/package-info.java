/** Contact sheets: one picture that shows a clip, its verdict and where in time it went wrong. */
package io.nifiwan.quality.sheet;
