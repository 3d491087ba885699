import { isEnumType, isInterfaceType, isObjectType, isSpecifiedScalarType } from 'graphql';
import { expect, it } from 'vitest';
import { hallwaySchema } from '../../src/api/hallway-schema.ts';

it('describes every type, field, argument and value', () => {
  const bare: string[] = [];
  const check = (name: string, description: string | null | undefined) => {
    if (!description?.trim()) bare.push(name);
  };
  for (const type of Object.values(hallwaySchema().getTypeMap())) {
    if (type.name.startsWith('__') || isSpecifiedScalarType(type)) continue;
    check(type.name, type.description);
    if (isEnumType(type)) for (const value of type.getValues()) check(`${type.name}.${value.name}`, value.description);
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      check(`${type.name}.${field.name}`, field.description);
      for (const argument of field.args) check(`${type.name}.${field.name}(${argument.name})`, argument.description);
    }
  }
  expect(bare).toEqual([]);
});

it('gives every connection the same shape', () => {
  for (const type of Object.values(hallwaySchema().getTypeMap())) {
    if (!isObjectType(type) || !type.name.endsWith('Connection')) continue;
    expect(Object.keys(type.getFields())).toEqual(['edges', 'nodes', 'totalCount', 'pageInfo']);
  }
});
