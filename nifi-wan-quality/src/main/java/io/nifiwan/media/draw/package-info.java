/** Drawing text into pictures without any font of the operating system. */
package io.nifiwan.media.draw;
