/** From a scene plan to frames: planes, figures, particles, slate. */
package io.nifiwan.engine.animatic.render;
