/** The demonstration: feeds the sample scripts to the previs flow, watches it and shows what came out. */
package io.nifiwan.launcher.demo;
