/** Holds the manifests against the models of Kubernetes and against the services themselves. */
@NullMarked
package io.agnoscope.k8s;

import org.jspecify.annotations.NullMarked;
