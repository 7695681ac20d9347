/** The quality gate on the command line: {@code ./wan quality}. */
package io.nifiwan.launcher.quality;
