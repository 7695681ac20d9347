/** Grading of the picture to an asked tone, in CIELAB. */
package io.nifiwan.engine.animatic.grade;
