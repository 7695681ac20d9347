/** A calibration as one HTML file that needs nothing else: no server, no network, no other file. */
package io.nifiwan.quality.calibrate.page;
