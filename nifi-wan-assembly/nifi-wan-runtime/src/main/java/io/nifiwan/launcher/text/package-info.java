/** Plain text for terminals. */
package io.nifiwan.launcher.text;
