package io.spandrel.otel.weave;

import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import net.bytebuddy.implementation.bytecode.constant.NullConstant;

/**
 * What the woven method returned, if that may be a future. A primitive is left out, as handing it
 * on would box it.
 */
record ReferenceResult() implements Advice.OffsetMapping {
  @Override
  public Target resolve(
      TypeDescription type,
      MethodDescription method,
      Assigner assigner,
      Advice.ArgumentHandler arguments,
      Sort sort) {
    if (method.getReturnType().isPrimitive()) {
      return new Target.ForStackManipulation(NullConstant.INSTANCE);
    }
    return new ForReturnValue(
            TypeDescription.ForLoadedType.of(Object.class).asGenericType(),
            true,
            Assigner.Typing.DYNAMIC)
        .resolve(type, method, assigner, arguments, sort);
  }
}
