type Constructor = abstract new (...args: never[]) => unknown;

/** A class that makes an instance without `new` as well, as those of node:tls do. */
export const callable = <C extends Constructor>(
  type: C,
): C & ((...args: ConstructorParameters<C>) => InstanceType<C>) =>
  new Proxy(type, {
    apply: (target, _self, args) => Reflect.construct(target as unknown as new () => object, args),
  }) as never;
