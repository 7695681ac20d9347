/** One NiFi on this machine: its working folder, its process and its REST API. */
package io.nifiwan.launcher.nifi;
