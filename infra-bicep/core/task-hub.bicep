metadata name = 'Task hub'
metadata description = 'Durable Task Scheduler with the one task hub of both apps.'

@description('Required. Region.')
param location string

@description('Required. Tags of every resource.')
param tags object

@description('Required. Unique part of the names.')
param token string

@description('Required. Consumption, or Dedicated with a capacity.')
param sku object

@description('Required. Identities that schedule and run orchestrations.')
param members string[]

var durableTaskDataContributor = '0ad04412-c4d5-4796-b79c-f76d14c8d402'

resource scheduler 'Microsoft.DurableTask/schedulers@2025-11-01' = {
  name: 'dts-${token}'
  location: location
  tags: tags
  properties: { sku: sku, ipAllowlist: ['0.0.0.0/0'] }
}

resource hub 'Microsoft.DurableTask/schedulers/taskHubs@2025-11-01' = {
  parent: scheduler
  name: 'playground'
}

resource membership 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for member in members: {
    name: guid(scheduler.id, member, durableTaskDataContributor)
    scope: scheduler
    properties: {
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', durableTaskDataContributor)
      principalId: member
      principalType: 'ServicePrincipal'
    }
  }
]

@description('Address of the scheduler.')
output endpoint string = scheduler.properties.endpoint

@description('Name of the task hub.')
output hubName string = hub.name
