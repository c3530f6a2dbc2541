type Constructor = abstract new (...args: never[]) => unknown;

/** A class that makes an instance without `new` as well, as those of node:tls do. */
export const callable = <C extends Constructor>(
  type: C,
): C & ((...args: ConstructorParameters<C>) => InstanceType<C>) =>
  new Proxy(type, {
    // It is a class, whatever the types of its arguments.
    apply: (target, _self, args) => Reflect.construct(target as unknown as new () => object, args),
    // The type of a proxy is its target's: it does not know that this one can be called.
  }) as never;
