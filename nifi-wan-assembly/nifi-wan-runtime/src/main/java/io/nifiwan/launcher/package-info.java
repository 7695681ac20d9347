/** The command line behind {@code ./wan}: start, stop, status and demo of a NiFi with the bundle in it. */
package io.nifiwan.launcher;
