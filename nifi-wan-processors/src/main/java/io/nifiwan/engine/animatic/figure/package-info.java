/** Moving silhouettes. */
package io.nifiwan.engine.animatic.figure;
