/** An engine out of any program that writes a video file: arguments by a template, one process a job, judged by the file it leaves. */
package io.nifiwan.engine.command;
